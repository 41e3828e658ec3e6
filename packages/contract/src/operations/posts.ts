import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  Growth,
  NullableInteger,
  Ok,
  PageQuery,
  Post,
  PostParams,
  SpaceParams,
  shape,
  NullableString,
} from '../schemas.ts';

const Title = Type.String({ minLength: 1, maxLength: limits.postTitleLength * 2 });
const Body = Type.String({ maxLength: limits.postBodyLength * 2 });

export const listPosts = defineOperation({
  id: 'listPosts',
  method: 'GET',
  path: '/api/spaces/:spaceId/posts',
  access: 'anyone',
  programs: true,
  summary: 'Posts of a space, newest first',
  params: SpaceParams,
  query: PageQuery,
  reply: shape({ items: Type.Array(Post), next: NullableString }),
});

export const createPost = defineOperation({
  id: 'createPost',
  method: 'POST',
  path: '/api/spaces/:spaceId/posts',
  access: 'creator',
  budget: 'comment',
  summary: 'Publish something to talk about',
  params: SpaceParams,
  body: shape({ title: Title, body: Type.Optional(Body) }),
  reply: Post,
});

export const getPost = defineOperation({
  id: 'getPost',
  method: 'GET',
  path: '/api/spaces/:spaceId/posts/:postId',
  access: 'anyone',
  programs: true,
  summary: 'One post',
  params: PostParams,
  reply: Post,
});

export const editPost = defineOperation({
  id: 'editPost',
  method: 'PUT',
  path: '/api/spaces/:spaceId/posts/:postId',
  access: 'creator',
  budget: 'comment',
  summary: 'Change title or body',
  params: PostParams,
  body: shape({
    title: Type.Optional(Title),
    body: Type.Optional(Body),
    editedAt: Type.Optional(
      Type.Unsafe<number | null>({
        ...NullableInteger,
        description: 'As the post said it when it was read: refused when somebody changed the post since',
      }),
    ),
  }),
  reply: Post,
});

export const deletePost = defineOperation({
  id: 'deletePost',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/posts/:postId',
  access: 'creator',
  budget: 'manage',
  summary:
    'Take my post and its thread off the page; as moderator also one of somebody else, who is told and may appeal',
  params: PostParams,
  reply: Ok,
});

export const getPostGrowth = defineOperation({
  id: 'getPostGrowth',
  method: 'GET',
  path: '/api/spaces/:spaceId/posts/:postId/growth',
  access: 'anyone',
  summary: 'Growth curve of all echoes under a post, from rows',
  params: PostParams,
  reply: Growth,
});

export const sharePost = defineOperation({
  id: 'sharePost',
  method: 'POST',
  path: '/api/spaces/:spaceId/posts/:postId/share',
  access: 'anyone',
  summary: 'A signed link; who arrives by it is counted as coming from a group share',
  params: PostParams,
  reply: shape({ via: Type.String(), path: Type.String() }),
});
