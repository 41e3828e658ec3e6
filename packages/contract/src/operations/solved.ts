import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { Comment, CommentParams, shape } from '../schemas.ts';

export const setSolved = defineOperation({
  id: 'setSolved',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId/solved',
  access: 'member',
  budget: 'manage',
  summary:
    'Mark a root comment of a member as solved 已解决, or take the mark back: by its author, or by the creator',
  params: CommentParams,
  body: shape({ solved: Type.Boolean() }),
  reply: Comment,
});
