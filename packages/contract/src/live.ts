import { Type, type Static } from 'typebox';
import { Comment, Counts, Id, shape } from './schemas.ts';

/** Events of the live stream. Each SSE message carries one, its `event:` name equal to `type`. */
export const LiveEvent = Type.Union([
  shape({
    type: Type.Literal('counts'),
    spaceId: Id,
    items: Type.Array(shape({ postId: Id, commentId: Id, echoes: Counts })),
  }),
  shape({ type: Type.Literal('comment'), spaceId: Id, comment: Comment }),
  shape({ type: Type.Literal('changed'), spaceId: Id, postId: Id, commentId: Id }),
  /** The post is gone with its thread, or there again. */
  shape({ type: Type.Literal('post'), spaceId: Id, postId: Id }),
  /** What waits for the moderators has changed. */
  shape({ type: Type.Literal('moderation'), spaceId: Id }),
  shape({ type: Type.Literal('heard'), spaceId: Id, commentId: Id, heard: Type.Integer() }),
]);
export type LiveEvent = Static<typeof LiveEvent>;
export const liveEventTypes = ['counts', 'comment', 'changed', 'post', 'heard', 'moderation'] as const;

/**
 * What a stream says first: for how many milliseconds nothing was told on its topics that an answer asked for since then
 * could lack. Whoever shows something older loads it anew, for it is told nowhere else. No event: nothing has happened.
 */
export const LiveOpening = shape({ quietMs: Type.Integer({ minimum: 0 }) });
export type LiveOpening = Static<typeof LiveOpening>;
/** Its name among the events. Clients pass over names that they do not know. */
export const liveOpening = 'opening';

/**
 * The live stream is server-sent events and therefore not a JSON operation. Topics are `post:SPACE:POST`,
 * `comment:SPACE:COMMENT` (both open to anyone), `heard:SPACE:COMMENT` (its author alone) and `space:SPACE` (staff),
 * comma-separated in `topics`.
 */
export const livePath = '/api/live';
