import { type BodyOf, limits, type Comment, type operations, type ProvinceCode } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { arrivalOf } from '../echoes/arrival.ts';
import { HuixiangError } from '../errors.ts';
import { idFloor } from '../ids.ts';
import { checkText } from '../moderation/check-text.ts';
import { attachTo, type ReadyPictures, readyPictures, withAlts } from '../pictures/attach-pictures.ts';
import { announcePicture } from '../pictures/settle-picture.ts';
import type { OpenerVersion } from '../wording/wording.ts';
import { holdComment } from '../moderation/waiting.ts';
import { whyWait } from '../moderation/why-wait.ts';
import type { NewComment } from './comments.store.ts';
import { loadCommentRow } from './load-comment.ts';
import { presentNew, publishComment } from './publish-comment.ts';

/** Saying the same words again within this time is a slip or a flood. */
const REPEAT_WINDOW_MS = 10 * 60_000;

export interface CommentWish {
  readonly spaceId: number;
  readonly postId: number;
  readonly parentId: number | undefined;
  readonly memberId: number;
  readonly text: string;
  readonly via: string | undefined;
  /** The opener that it was begun with, as the client says. */
  readonly opener?: OpenerVersion | undefined;
  readonly pictures?: BodyOf<typeof operations.postComment>['pictures'];
  /** Repeating a wish under the same key returns what the first one made. */
  readonly actKey: string | undefined;
  /** Where the request came from, as the locator tells. */
  readonly province?: ProvinceCode | undefined;
  /** Set by the server when the words answer a dealt card. */
  readonly provenance?: number;
}

/** Whoever is answered may have blocked this member. Hardly anybody is blocked, so hardly any reply costs a look. */
async function requireWelcome(context: Context, { spaceId, parentId, memberId }: CommentWish): Promise<void> {
  if (parentId === undefined || !context.blocks.isBlockedBySome(memberId)) return;
  const parent = await loadCommentRow(context, spaceId, parentId);
  context.blocks.requireMayAnswer(memberId, parent.author_id);
}

/**
 * Say something: rules, then the check of what is said, then the writer, then the comment as everybody sees it; or, marked
 * `waiting`, as only its author and the moderators do.
 * @throws HuixiangError of the broken rule, or HX_NOT_FOUND for an unknown post or parent
 */
export async function postComment(context: Context, wish: CommentWish): Promise<Comment> {
  const { authority, newId, now } = context;
  const { spaceId, postId, memberId } = wish;
  await authority.requireNotBlocked(spaceId, memberId);
  await context.phoneGate.require(spaceId, memberId);
  await requireWelcome(context, wish);
  const at = now();
  const text = checkText(wish.text, { lengthMax: limits.commentLength, field: 'body.text' });
  const begun = wish.opener !== undefined && (await context.wording.isBegunWith(spaceId, wish.opener, text));
  const comment: NewComment = {
    spaceId,
    postId,
    commentId: newId(),
    parentId: wish.parentId ?? null,
    authorId: memberId,
    text,
    ...(wish.provenance === undefined
      ? arrivalOf(wish.via, wish, context.secret)
      : { provenance: wish.provenance }),
    byStaff: await authority.isStaff(spaceId, memberId),
    at,
    actKey: wish.actKey ?? null,
    province: wish.province ?? null,
    openerId: begun ? wish.opener.id : null,
    openerVersion: begun ? wish.opener.version : null,
    recentFrom: idFloor(at - REPEAT_WINDOW_MS),
  };
  const pictures = await readyPictures(context, { spaceId, memberId, wished: wish.pictures });
  const said = withAlts(text, pictures);
  const judgement = await context.safety.judge({ memberId, kind: 'comment', text: said });
  if (judgement.decision === 'refuse') throw new HuixiangError('HX_TEXT_REFUSED', { field: 'body.text' });
  const why = await whyWait(context, { spaceId, memberId }, judgement);
  if (why === undefined) return publishWith(context, comment, pictures);
  const { waiting_id: commentId } = await holdComment(context, comment, why);
  const shown = await presentNew(context, { ...comment, commentId }, null);
  const attached = await attachTo(context, { spaceId, memberId, saidId: commentId }, pictures);
  return { ...shown, ...attached, waiting: true };
}

async function publishWith(context: Context, comment: NewComment, pictures: ReadyPictures): Promise<Comment> {
  const { spaceId, authorId: memberId } = comment;
  const published = await publishComment(context, comment);
  const attached = await attachTo(context, { spaceId, memberId, saidId: published.id }, pictures);
  // Readers heard of the comment before its pictures stood in it.
  if (attached.pictures?.some(({ state }) => state === 'passed') === true)
    await announcePicture(context, { space_id: spaceId, said_id: published.id });
  return { ...published, ...attached };
}
