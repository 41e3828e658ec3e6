import { Type } from 'typebox';
import { landmarkKinds } from '../landmarks.ts';
import { defineOperation } from '../operation.ts';
import { Comment, oneOf, PostParams, shape } from '../schemas.ts';

export const listLandmarks = defineOperation({
  id: 'listLandmarks',
  method: 'GET',
  path: '/api/spaces/:spaceId/posts/:postId/landmarks',
  access: 'anyone',
  summary:
    'Where to go in a thread: my newest comments, the newest reply of the creator, what is pinned and featured',
  params: PostParams,
  reply: shape({ items: Type.Array(shape({ kind: oneOf(landmarkKinds), comment: Comment })) }),
});
