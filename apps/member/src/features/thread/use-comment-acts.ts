import { operations, type Comment } from '@huixiang/contract';
import { reactive, toRef } from 'vue';

import { api } from '../../platform/api.ts';
import { showToast } from '../../ui/toast.ts';
import { t } from '../language/language.ts';
import { useOnce } from '../loading/use-once.ts';

type Panel = 'menu' | 'delete' | 'history';

/** The panels that a comment opens, one at a time, and what they do. `onChanged` hears that the comment is another now. */
export function useCommentActs(onChanged: (comment: Comment) => void, onBlocked: () => void) {
  const state = reactive<{ panel: Panel | undefined; comment: Comment | undefined; busy: boolean }>({
    panel: undefined,
    comment: undefined,
    busy: false,
  });

  const { once } = useOnce(toRef(state, 'busy'));

  async function run(act: (comment: Comment) => Promise<void>): Promise<void> {
    const { comment, panel } = state;
    if (comment === undefined) return;
    await once(async () => {
      await act(comment);
      // Somebody who went on to another sheet keeps that.
      if (state.comment === comment && state.panel === panel) state.panel = undefined;
    });
  }
  const paramsOf = ({ spaceId, id }: Comment) => ({ spaceId, commentId: id });

  return {
    state,
    open(comment: Comment): void {
      Object.assign(state, { comment, panel: 'menu' });
    },
    show(panel: Panel | undefined): void {
      state.panel = panel;
    },
    remove: () =>
      run(async (comment) => {
        await api.call(operations.deleteComment, { params: paramsOf(comment) });
        onChanged({ ...comment, deleted: true, text: '' });
        showToast(t('comment.deletedToast'));
      }),
    /** Its author or the creator says that it has found what it needed, or that it has not. */
    solve: () =>
      run(async (comment) => {
        const solved = comment.solved !== true;
        onChanged(await api.call(operations.setSolved, { params: paramsOf(comment), body: { solved } }));
        showToast(t(solved ? 'comment.solvedToast' : 'comment.unsolvedToast'));
      }),
    /** The author is not to be met again: `onBlocked` follows, because their other words are to go from view too. */
    block: () =>
      run(async ({ author }) => {
        await api.call(operations.setBlock, { params: { memberId: author.id }, body: { blocked: true } });
        showToast(t('blocked.done'));
        onBlocked();
      }),
  };
}
