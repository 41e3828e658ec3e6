import { limits, type Picture } from '@huixiang/contract';
import { mac, sameText } from '../identity/session-token.ts';
import type { JudgedRow, PictureRow, PictureState } from './pictures.store.ts';
import type { PictureSize } from './picture-files.ts';

/** How long somebody may look at a picture that is not public with an address that was given to them. */
const SHOW_MS = 24 * 3_600_000;
/** WeChat comes for a picture within minutes, later after an outage. */
export const CHECK_MS = 6 * 3_600_000;

type Signer = { readonly secret: string; readonly now: () => number };
type Addressed = Pick<PictureRow, 'space_id' | 'picture_id' | 'key'> & { readonly state?: PictureState };

/** Where a picture is that everybody may see. The key cannot be guessed from the id. */
export function pictureAddress(row: Addressed, size: PictureSize): string {
  return `/api/pictures/${row.space_id}/${row.picture_id}/${row.key}/${size}.jpg`;
}

/** Where its author, a moderator or WeChat sees a picture that is not public: the address itself is the permission. */
export function hiddenAddress(
  { secret, now }: Signer,
  row: Addressed,
  size: PictureSize,
  forMs = SHOW_MS,
): string {
  // In steps, so that the same page asks for the same address and the browser need not load it again.
  const until = (Math.ceil((now() + forMs) / SHOW_STEP_MS) * SHOW_STEP_MS).toString(36);
  return `${pictureAddress(row, size)}?show=${until}.${signature(secret, row, until)}`;
}
const SHOW_STEP_MS = 3_600_000;

export function mayShow({ secret, now }: Signer, row: Addressed, show: string): boolean {
  const [until = '', signed = ''] = show.split('.');
  return sameText(signed, signature(secret, row, until)) && Number.parseInt(until, 36) > now();
}

/** Once it is refused, addresses that were given for it before open nothing. */
function signature(secret: string, row: Addressed, until: string): string {
  const refused = row.state === 'refused' ? '.refused' : '';
  return mac(`picture.${row.space_id}.${row.picture_id}.${row.key}.${until}${refused}`, secret).slice(0, 22);
}

/**
 * @param hidden whoever gets this may see it although it is not public
 * @param again they look again at one that was refused
 */
export function presentPicture(
  signer: Signer,
  row: PictureRow & Partial<JudgedRow>,
  { hidden, again = false }: { hidden: boolean; again?: boolean },
): Picture {
  const at = (size: PictureSize): string => {
    if (row.state === 'refused' && !again) return '';
    return hidden ? hiddenAddress(signer, row, size) : pictureAddress(row, size);
  };
  return {
    id: row.picture_id,
    state: row.state,
    width: row.width,
    height: row.height,
    alt: row.alt,
    thumb: at('thumb'),
    full: at('full'),
    ...appealOf(row, signer.now()),
  };
}

/** May a refusal of that time still be objected to? */
export function isAppealable(refusedAt: number, now: number): boolean {
  return now < refusedAt + limits.pictureAppealMs;
}

function appealOf(
  { state, refused_at: refusedAt, appealed, outcome }: Pick<PictureRow, 'state'> & Partial<JudgedRow>,
  now: number,
): Pick<Picture, 'appeal'> {
  if (state !== 'refused' || refusedAt === undefined || refusedAt === null) return {};
  if (outcome === 'upheld') return { appeal: 'upheld' };
  if (appealed) return { appeal: 'open' };
  return isAppealable(refusedAt, now) ? { appeal: 'may' } : {};
}
