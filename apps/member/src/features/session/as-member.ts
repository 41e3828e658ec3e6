import { showToast } from '../../ui/toast.ts';
import { toFailure } from '../loading/failure.ts';
import { goSignIn } from '../navigation.ts';
import { refreshSession, session } from './session.ts';

/**
 * Does what only members may: at once for a member; a guest is led to the sign-in. While it is not known who this is, the
 * server is asked first, so that a slow start never shows a member the sign-in.
 */
export function asMember(act: () => void): void {
  if (session.status === 'member') return act();
  if (session.status === 'guest') return goSignIn();
  refreshSession().then(
    () => asMember(act),
    (error: unknown) => showToast(toFailure(error).text, 'bad'),
  );
}
