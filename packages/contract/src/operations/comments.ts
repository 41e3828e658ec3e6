import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  Comment,
  CommentPage,
  CommentParams,
  Cursor,
  Growth,
  Id,
  MemberCard,
  Ok,
  PageQuery,
  PostParams,
  ProvenanceSchema,
  SpaceParams,
  ThreadOrderSchema,
  Time,
  Via,
  shape,
  NullableString,
} from '../schemas.ts';

/** Wider than the rule, so that the length rule itself can answer in words; far above it the schema refuses. */
const Text = Type.String({ maxLength: 20_000 });

export const listThread = defineOperation({
  id: 'listThread',
  method: 'GET',
  path: '/api/spaces/:spaceId/posts/:postId/comments',
  access: 'anyone',
  programs: true,
  summary: 'Root comments of a thread; pinned ones lead the first page',
  params: PostParams,
  query: shape({
    order: Type.Optional(ThreadOrderSchema),
    after: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSizeMax })),
  }),
  reply: CommentPage,
});

export const listReplies = defineOperation({
  id: 'listReplies',
  method: 'GET',
  path: '/api/spaces/:spaceId/comments/:commentId/replies',
  access: 'anyone',
  programs: true,
  summary: 'All replies below a root comment, oldest first',
  params: CommentParams,
  query: PageQuery,
  reply: CommentPage,
});

export const postComment = defineOperation({
  id: 'postComment',
  method: 'POST',
  path: '/api/spaces/:spaceId/posts/:postId/comments',
  access: 'member',
  budget: 'comment',
  summary: 'Say something. With an Idempotency-Key header a repeated call returns the first result',
  params: PostParams,
  body: shape({
    text: Text,
    parentId: Type.Optional(Id),
    via: Type.Optional(Via),
    opener: Type.Optional(shape({ id: Id, version: Type.Integer({ minimum: 1 }) })),
    pictures: Type.Optional(
      Type.Array(
        shape({ id: Id, alt: Type.Optional(Type.String({ maxLength: limits.pictureAltLength * 2 })) }),
        {
          maxItems: limits.commentPicturesMax,
        },
      ),
    ),
  }),
  reply: Comment,
});

export const listSpeakers = defineOperation({
  id: 'listSpeakers',
  method: 'GET',
  path: '/api/spaces/:spaceId/posts/:postId/speakers',
  access: 'member',
  summary: 'Whom one can speak to by @nickname here, those in the conversation first',
  params: PostParams,
  query: shape({ rootId: Type.Optional(Id) }),
  reply: shape({ items: Type.Array(MemberCard) }),
});

export const getComment = defineOperation({
  id: 'getComment',
  method: 'GET',
  path: '/api/spaces/:spaceId/comments/:commentId',
  access: 'anyone',
  programs: true,
  summary: 'One comment',
  params: CommentParams,
  reply: Comment,
});

export const editComment = defineOperation({
  id: 'editComment',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId',
  access: 'member',
  budget: 'comment',
  summary: 'Edit my comment within the edit window; the old text stays in its history',
  params: CommentParams,
  body: shape({ text: Text }),
  reply: Comment,
});

export const deleteComment = defineOperation({
  id: 'deleteComment',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/comments/:commentId',
  access: 'member',
  budget: 'manage',
  summary: 'Take back my comment, or remove one as moderator; replies stay',
  params: CommentParams,
  reply: Ok,
});

export const getCommentHistory = defineOperation({
  id: 'getCommentHistory',
  method: 'GET',
  path: '/api/spaces/:spaceId/comments/:commentId/history',
  access: 'anyone',
  summary: 'Earlier texts of an edited comment, newest first',
  params: CommentParams,
  reply: shape({ items: Type.Array(shape({ text: Type.String(), replacedAt: Time })) }),
});

export const setPinned = defineOperation({
  id: 'setPinned',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId/pinned',
  access: 'creator',
  budget: 'manage',
  summary: 'Pin a root comment to the top of its thread, or let it go',
  params: CommentParams,
  body: shape({ pinned: Type.Boolean() }),
  reply: Comment,
});

export const setFeatured = defineOperation({
  id: 'setFeatured',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId/featured',
  access: 'creator',
  budget: 'manage',
  summary: 'Mark a comment as featured 精选, or take the mark back',
  params: CommentParams,
  body: shape({ featured: Type.Boolean() }),
  reply: Comment,
});

export const getGrowth = defineOperation({
  id: 'getGrowth',
  method: 'GET',
  path: '/api/spaces/:spaceId/comments/:commentId/growth',
  access: 'anyone',
  summary: 'Growth curve of a comment, how many people heard it, and where its echoes came from',
  params: CommentParams,
  reply: shape({
    growth: Growth,
    heardBy: Type.Integer({ description: 'People who saw the comment, dealt or not' }),
    from: Type.Array(
      shape({ provenance: ProvenanceSchema, echoes: Type.Integer(), replies: Type.Integer() }),
    ),
  }),
});

export const listMyComments = defineOperation({
  id: 'listMyComments',
  method: 'GET',
  path: '/api/spaces/:spaceId/my/comments',
  access: 'member',
  summary:
    'My comments in a space, newest first, with how many listeners heard each: who they are stays with them',
  params: SpaceParams,
  query: PageQuery,
  reply: shape({
    items: Type.Array(shape({ ...Comment.properties, heard: Type.Integer() })),
    next: NullableString,
  }),
});

export const listInbox = defineOperation({
  id: 'listInbox',
  method: 'GET',
  path: '/api/spaces/:spaceId/inbox',
  access: 'creator',
  summary:
    'Comments of members: those neither answered by staff nor solved, longest waiting first; then the rest, newest first',
  params: SpaceParams,
  query: shape({
    show: Type.Optional(
      Type.Unsafe<'unanswered' | 'answered'>({ type: 'string', enum: ['unanswered', 'answered'] }),
    ),
    after: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSizeMax })),
  }),
  reply: shape({
    items: Type.Array(
      shape({
        comment: Comment,
        postTitle: Type.String(),
        answered: Type.Boolean(),
        newcomer: Type.Boolean(),
        reports: Type.Integer(),
      }),
    ),
    next: NullableString,
    unanswered: Type.Integer(),
  }),
});
