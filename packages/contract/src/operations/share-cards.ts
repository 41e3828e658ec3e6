import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import {
  CommentParams,
  Id,
  NullableInteger,
  NullableString,
  PostParams,
  Time,
  Via,
  shape,
} from '../schemas.ts';

const ShareCard = shape({
  code: Type.String({ description: 'What a mini-program code carries as its scene' }),
  url: Type.String({ description: 'Leads to the same place in a browser' }),
  picture: Type.Unsafe<string | null>({
    ...NullableString,
    description:
      'The mini-program code as a data URI; null where WeChat gives none, and then `modules` has a code',
  }),
  modules: Type.Array(Type.String(), {
    description: 'A QR code of `url`: rows of 0 and 1 without a quiet edge. Empty beside a picture',
  }),
  author: Type.String(),
  spaceName: Type.String(),
  title: Type.String({ description: 'Of the post' }),
  text: Type.String({ description: 'What is quoted; empty for a post without a body' }),
  createdAt: Time,
  echoes: Type.Unsafe<number | null>({
    ...NullableInteger,
    description: 'Counted echoes; null where no number is shown: on the card of a post, and of a minor',
  }),
  curve: Type.Array(shape({ at: Time, echoes: Type.Integer({ minimum: 0 }) }), {
    description: 'Counted echoes over time, empty where no number is shown',
  }),
});

/** A POST, because the first one makes the code. Nothing is given for it, and nobody learns that it was made. */
export const makeCommentCard = defineOperation({
  id: 'makeCommentCard',
  method: 'POST',
  path: '/api/spaces/:spaceId/comments/:commentId/share-card',
  access: 'member',
  budget: 'manage',
  summary: 'What a share card of a comment of mine shows, with a code that leads to it',
  params: CommentParams,
  reply: ShareCard,
});

export const makePostCard = defineOperation({
  id: 'makePostCard',
  method: 'POST',
  path: '/api/spaces/:spaceId/posts/:postId/share-card',
  access: 'member',
  budget: 'manage',
  summary: 'What a share card of a post shows, with a code that leads to it',
  params: PostParams,
  reply: ShareCard,
});

export const openShareCode = defineOperation({
  id: 'openShareCode',
  method: 'GET',
  path: '/api/share-codes/:code',
  access: 'anyone',
  summary: 'Where the code of a share card leads, and a signed `via` for what is done there',
  params: shape({ code: Type.String({ minLength: 1, maxLength: 32 }) }),
  reply: shape({
    spaceId: Id,
    postId: Id,
    commentId: Type.Unsafe<number | null>({ ...NullableInteger, description: 'Null: the post itself' }),
    via: Type.String(),
  }),
});

/** Made when it is clicked and kept nowhere, because WeChat lets it die and may let one person use it. */
export const makeOpenLink = defineOperation({
  id: 'makeOpenLink',
  method: 'POST',
  path: '/api/spaces/:spaceId/posts/:postId/open-link',
  access: 'anyone',
  budget: 'manage',
  summary: 'A link that opens this post in the mini-program from outside WeChat, and until when',
  params: PostParams,
  body: shape({ commentId: Type.Optional(Id), via: Type.Optional(Via) }),
  reply: shape({ link: Type.String(), expiresAt: Time }),
});

/** A POST, because what was told is remembered, so that a small change says nothing new. */
export const askGentleRank = defineOperation({
  id: 'askGentleRank',
  method: 'POST',
  path: '/api/spaces/:spaceId/comments/:commentId/gentle-rank',
  access: 'member',
  budget: 'manage',
  summary:
    'Roughly where a comment of mine stands in its thread by resonance. Null in short threads, behind the first two thirds, and for minors',
  params: CommentParams,
  reply: shape({
    part: Type.Unsafe<'front' | 'middle' | null>({
      type: ['string', 'null'],
      enum: ['front', 'middle', null],
    }),
    of: Type.Integer({ minimum: 0, description: 'Root comments in the thread; 0 where no part is told' }),
  }),
});
