import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import { Comment, Cursor, Id, NullableString, shape, Time } from '../schemas.ts';

const Ranges = Type.Array(shape({ from: Type.Integer(), to: Type.Integer() }), {
  description:
    'Where the words stand in the text or title, in UTF-16 code units (as strings of JavaScript count), `to` exclusive; in order, without overlap',
});

export const searchComments = defineOperation({
  id: 'searchComments',
  method: 'GET',
  path: '/api/search',
  access: 'anyone',
  budget: 'search',
  summary: 'Comments that have these words, in one space or in all public ones, best answers first',
  query: shape({
    q: Type.String({ minLength: 1, maxLength: limits.searchLength * 4 }),
    spaceId: Type.Optional(Id),
    after: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSizeMax })),
  }),
  reply: shape({
    items: Type.Array(
      shape({
        comment: Comment,
        spaceName: Type.String(),
        postTitle: Type.String(),
        ranges: Ranges,
        via: Type.String({ description: 'Hand on with echo and reply: they came by search' }),
      }),
    ),
    loose: Type.Boolean({ description: 'No comment has all the words; these have some' }),
    next: NullableString,
  }),
});

export const searchPosts = defineOperation({
  id: 'searchPosts',
  method: 'GET',
  path: '/api/search/posts',
  access: 'anyone',
  budget: 'search',
  summary:
    'A few posts that have all these words in their titles, in one space or in all public ones, best first',
  query: shape({
    q: Type.String({ minLength: 1, maxLength: limits.searchLength * 4 }),
    spaceId: Type.Optional(Id),
  }),
  reply: shape({
    items: Type.Array(
      shape({
        spaceId: Id,
        spaceName: Type.String(),
        postId: Id,
        title: Type.String(),
        commentCount: Type.Integer({ minimum: 0 }),
        createdAt: Time,
        ranges: Ranges,
        via: Type.String({ description: 'Hand on with what follows: they came by search' }),
      }),
    ),
  }),
});
