import { type BodyOf, type Comment, operations } from '@huixiang/contract';
import { reactive } from 'vue';

import { inTurn, newKey, type Call } from '../../api/index.ts';

/** Why a comment is removed, and what its author is told. */
export type Removal = Pick<BodyOf<typeof operations.decideReports>, 'reason' | 'note'>;

/** What one press says of a comment, and the next takes back. */
export type Mark = 'feature' | 'pin' | 'solve';
export type Act = 'reply' | Mark | 'remove';
/** Whether such an act on a comment is under way, or waits for its turn. */
export type IsBusy = (act: Act, commentId: number) => boolean;

export interface TriageOptions {
  readonly call: Call;
  readonly spaceId: number;
  /** Hears the changed comment after featuring, pinning or solving. */
  readonly onChanged: (comment: Comment) => void;
  readonly onAnswered: (comment: Comment) => void;
  readonly onRemoved: (comment: Comment) => void;
}

/**
 * What one does with a comment of the inbox. Acts are done one after the other, the same one only once at a time. Each says
 * whether it was done, and rejects when the server refuses.
 */
export function useTriage({ call, spaceId, onChanged, onAnswered, onRemoved }: TriageOptions) {
  /** Words not yet sent, by comment, so that looking at another comment loses nothing. */
  const drafts = reactive(new Map<number, string>());
  /** Why a reply was not sent, by comment. */
  const replyErrors = reactive(new Map<number, unknown>());
  /** The keys of replies that were sent and not answered: they may be there, and with the same key are not written again. */
  const keys = new Map<string, string>();
  const next = inTurn();
  const busy = reactive(new Set<string>());
  const isBusy: IsBusy = (act, commentId) => busy.has(`${act} ${commentId}`);

  async function during(act: Act, { id }: Comment, work: () => Promise<void>): Promise<boolean> {
    if (isBusy(act, id)) return false;
    busy.add(`${act} ${id}`);
    await next(work).finally(() => busy.delete(`${act} ${id}`));
    return true;
  }

  async function reply(comment: Comment): Promise<void> {
    const { id, postId } = comment;
    const sent = drafts.get(id) ?? '';
    const text = sent.trim();
    if (text === '' || isBusy('reply', id)) return;
    const idempotencyKey = keys.get(`${id} ${text}`) ?? newKey();
    keys.set(`${id} ${text}`, idempotencyKey);
    replyErrors.delete(id);
    try {
      await during('reply', comment, async () => {
        const body = { text, parentId: id };
        await call(operations.postComment, { params: { spaceId, postId }, body, idempotencyKey });
        keys.delete(`${id} ${text}`);
        // Words that were added meanwhile are not sent yet.
        const draft = drafts.get(id) ?? '';
        const left = draft.startsWith(sent) ? draft.slice(sent.length) : draft;
        if (left.trim() === '') drafts.delete(id);
        else drafts.set(id, left);
        onAnswered(comment);
      });
    } catch (error) {
      replyErrors.set(id, error);
    }
  }

  const params = (comment: Comment) => ({ spaceId, commentId: comment.id });
  const change = (mark: Mark, comment: Comment, work: () => Promise<Comment>): Promise<boolean> =>
    during(mark, comment, async () => onChanged(await work()));
  const feature = (comment: Comment): Promise<boolean> =>
    change('feature', comment, () =>
      call(operations.setFeatured, { params: params(comment), body: { featured: !comment.featured } }),
    );
  const pin = (comment: Comment): Promise<boolean> =>
    change('pin', comment, () =>
      call(operations.setPinned, { params: params(comment), body: { pinned: !comment.pinned } }),
    );
  const solve = (comment: Comment): Promise<boolean> =>
    change('solve', comment, () =>
      call(operations.setSolved, { params: params(comment), body: { solved: comment.solved !== true } }),
    );
  const remove = (comment: Comment, why: Removal): Promise<boolean> =>
    during('remove', comment, async () => {
      await call(operations.decideReports, { params: params(comment), body: { outcome: 'removed', ...why } });
      onRemoved(comment);
    });

  return { drafts, isBusy, replyErrors, reply, feature, pin, solve, remove };
}
