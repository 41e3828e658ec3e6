import { operations, type ReportReason } from '@huixiang/contract';
import { reactive, toRef } from 'vue';

import { api } from '../../platform/api.ts';
import { showToast } from '../../ui/toast.ts';
import { t } from '../language/language.ts';
import { useOnce } from '../loading/use-once.ts';
import { asMember } from '../session/as-member.ts';

/** A comment, or the post at the head of a thread. */
type About =
  | { readonly spaceId: number; readonly commentId: number }
  | { readonly spaceId: number; readonly postId: number };

/** Tells the moderators about something: asked for with `ask`, done with what the sheet sends. */
export function useReport() {
  const state = reactive<{ about: About | undefined; busy: boolean }>({ about: undefined, busy: false });
  const { once } = useOnce(toRef(state, 'busy'));
  return {
    state,
    ask: (about: About): void => asMember(() => (state.about = about)),
    close: (): void => {
      state.about = undefined;
    },
    send: ({ reason, note }: { reason: ReportReason; note: string }) =>
      once(async () => {
        const { about } = state;
        if (about === undefined) return;
        const body = { reason, ...(note === '' ? {} : { note }) };
        if ('postId' in about) await api.call(operations.reportPost, { params: about, body });
        else await api.call(operations.reportComment, { params: about, body });
        // Somebody who went on to report something else keeps that.
        if (state.about === about) state.about = undefined;
        showToast(t('report.sent'));
      }),
  };
}
