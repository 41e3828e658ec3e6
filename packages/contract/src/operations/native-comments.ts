import { Type } from 'typebox';
import { NativeActSchema, NativeArticle, NativeComment, OfficialAccount } from '../native-comments.ts';
import { defineOperation } from '../operation.ts';
import { Id, NullableString, PageQuery, PostParams, shape, SpaceParams } from '../schemas.ts';

const NativeParams = shape({
  spaceId: Id,
  postId: Id,
  nativeId: Type.String({ pattern: '^[0-9]{1,20}$' }),
});

export const getOfficialAccount = defineOperation({
  id: 'getOfficialAccount',
  method: 'GET',
  path: '/api/spaces/:spaceId/official-account',
  access: 'creator',
  summary: 'The official account of a space, what it may do, and the articles that posts are about',
  params: SpaceParams,
  reply: OfficialAccount,
});

export const connectOfficialAccount = defineOperation({
  id: 'connectOfficialAccount',
  method: 'PUT',
  path: '/api/spaces/:spaceId/official-account',
  access: 'owner',
  budget: 'sign-in',
  summary: 'Connect an official account by its appid and secret, which is kept sealed and never told again',
  params: SpaceParams,
  body: shape({
    appId: Type.String({ pattern: '^wx[0-9a-f]{16}$' }),
    secret: Type.String({ minLength: 8, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' }),
  }),
  reply: OfficialAccount,
});

export const disconnectOfficialAccount = defineOperation({
  id: 'disconnectOfficialAccount',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/official-account',
  access: 'owner',
  budget: 'manage',
  summary: 'Forget the official account, its articles and all that was read there',
  params: SpaceParams,
  reply: OfficialAccount,
});

export const linkNativeArticle = defineOperation({
  id: 'linkNativeArticle',
  method: 'PUT',
  path: '/api/spaces/:spaceId/posts/:postId/native-article',
  access: 'creator',
  budget: 'manage',
  summary: 'The WeChat article that a post is about, by its pasted link; WeChat tells its id on the next day',
  params: PostParams,
  body: shape({ url: Type.String({ maxLength: 1_000, pattern: '^[\\x21-\\x7e]+$' }) }),
  reply: NativeArticle,
});

export const chooseNativeArticle = defineOperation({
  id: 'chooseNativeArticle',
  method: 'PUT',
  path: '/api/spaces/:spaceId/posts/:postId/native-article/choice',
  access: 'creator',
  budget: 'manage',
  summary: 'Say which of the published articles it is, where the link does not tell',
  params: PostParams,
  body: shape({ msgid: Type.String({ pattern: '^[0-9]{1,20}_[1-9][0-9]?$' }) }),
  reply: NativeArticle,
});

export const listNativeComments = defineOperation({
  id: 'listNativeComments',
  method: 'GET',
  path: '/api/spaces/:spaceId/posts/:postId/native-comments',
  access: 'creator',
  summary:
    'What readers wrote under the article in WeChat, newest first. Most of it is seen by nobody else there, so only staff see it here',
  params: PostParams,
  query: PageQuery,
  reply: shape({ items: Type.Array(NativeComment), next: NullableString }),
});

export const actOnNativeComment = defineOperation({
  id: 'actOnNativeComment',
  method: 'POST',
  path: '/api/spaces/:spaceId/posts/:postId/native-comments/:nativeId/acts',
  access: 'creator',
  budget: 'manage',
  summary: 'Elect, answer or delete a comment in WeChat, at once and in your name',
  params: NativeParams,
  body: shape({ act: NativeActSchema, content: Type.Optional(Type.String({ maxLength: 2_400 })) }),
  reply: shape({ comment: Type.Union([NativeComment, Type.Null()]) }),
});
