import { type BodyOf, type Comment, operations } from '@huixiang/contract';
import { reactive, ref, shallowRef } from 'vue';

import type { Call } from '../../api/index.ts';

/** Why a comment is removed, and what its author is told. */
export type Removal = Pick<BodyOf<typeof operations.decideReports>, 'reason' | 'note'>;

/** What one press says of a comment, and the next takes back. */
export type Mark = 'feature' | 'pin' | 'solve';
/** The act that is under way. */
export type Busy = 'reply' | Mark | 'remove' | null;

export interface TriageOptions {
  readonly call: Call;
  readonly spaceId: number;
  /** Hears the changed comment after featuring, pinning or solving. */
  readonly onChanged: (comment: Comment) => void;
  readonly onAnswered: (comment: Comment) => void;
  readonly onRemoved: (comment: Comment) => void;
}

/** What one does with a comment of the inbox. One act at a time; each rejects when the server refuses. */
export function useTriage({ call, spaceId, onChanged, onAnswered, onRemoved }: TriageOptions) {
  /** Words not yet sent, by comment, so that looking at another comment loses nothing. */
  const drafts = reactive(new Map<number, string>());
  const busy = ref<Busy>(null);
  const replyError = shallowRef<unknown>(null);

  async function during<T>(act: NonNullable<typeof busy.value>, work: () => Promise<T>): Promise<T | null> {
    if (busy.value !== null) return null;
    busy.value = act;
    try {
      return await work();
    } finally {
      busy.value = null;
    }
  }

  async function reply(comment: Comment): Promise<void> {
    const text = drafts.get(comment.id)?.trim() ?? '';
    if (text === '') return;
    replyError.value = null;
    try {
      await during('reply', async () => {
        await call(operations.postComment, {
          params: { spaceId, postId: comment.postId },
          body: { text, parentId: comment.id },
        });
        drafts.delete(comment.id);
        onAnswered(comment);
      });
    } catch (error) {
      replyError.value = error;
    }
  }

  const params = (comment: Comment) => ({ spaceId, commentId: comment.id });
  async function change(mark: Mark, work: () => Promise<Comment>): Promise<void> {
    const changed = await during(mark, work);
    if (changed !== null) onChanged(changed);
  }
  const feature = (comment: Comment): Promise<void> =>
    change('feature', () =>
      call(operations.setFeatured, { params: params(comment), body: { featured: !comment.featured } }),
    );
  const pin = (comment: Comment): Promise<void> =>
    change('pin', () =>
      call(operations.setPinned, { params: params(comment), body: { pinned: !comment.pinned } }),
    );
  const solve = (comment: Comment): Promise<void> =>
    change('solve', () =>
      call(operations.setSolved, { params: params(comment), body: { solved: comment.solved !== true } }),
    );
  const remove = (comment: Comment, why: Removal): Promise<void> =>
    during('remove', () =>
      call(operations.decideReports, { params: params(comment), body: { outcome: 'removed', ...why } }),
    ).then((done) => {
      if (done !== null) onRemoved(comment);
    });

  return { drafts, busy, replyError, reply, feature, pin, solve, remove };
}
