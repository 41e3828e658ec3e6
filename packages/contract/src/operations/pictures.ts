import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  Id,
  MemberCard,
  ModerationReasonSchema,
  NullableInteger,
  NullableString,
  Ok,
  oneOf,
  PageQuery,
  Picture,
  shape,
  SpaceParams,
  Time,
} from '../schemas.ts';

export const uploadPicture = defineOperation({
  id: 'uploadPicture',
  method: 'POST',
  path: '/api/spaces/:spaceId/pictures',
  access: 'member',
  budget: 'picture',
  upload: true,
  summary:
    'A picture for a comment that I am about to write: JPEG, PNG or WebP. It is drawn anew without what the file says of camera and place',
  params: SpaceParams,
  reply: Picture,
});

export const dropPicture = defineOperation({
  id: 'dropPicture',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/pictures/:pictureId',
  access: 'member',
  budget: 'manage',
  summary: 'Take back a picture of mine, also out of a comment; gone for good',
  params: shape({ spaceId: Id, pictureId: Id }),
  reply: Ok,
});

const Avatar = shape({
  shown: Type.Union([Type.Null(), Type.String()], { description: 'Path of the picture that everybody sees' }),
  next: Type.Union([Type.Null(), Picture], {
    description: 'One that is not shown, because it is checked or was refused',
  }),
});

export const getAvatar = defineOperation({
  id: 'getAvatar',
  method: 'GET',
  path: '/api/me/avatar',
  access: 'member',
  summary: 'My picture beside my name, and the one that waits to take its place',
  reply: Avatar,
});

export const uploadAvatar = defineOperation({
  id: 'uploadAvatar',
  method: 'POST',
  path: '/api/me/avatar',
  access: 'member',
  budget: 'picture',
  upload: true,
  summary: 'Set my picture: everybody sees it once it was let through, and the former one until then',
  reply: Avatar,
});

export const dropAvatar = defineOperation({
  id: 'dropAvatar',
  method: 'DELETE',
  path: '/api/me/avatar',
  access: 'member',
  budget: 'manage',
  summary: 'Take my picture away; the first letter of my name stands in its place',
  reply: Avatar,
});

export const listWaitingPictures = defineOperation({
  id: 'listWaitingPictures',
  method: 'GET',
  path: '/api/spaces/:spaceId/waiting-pictures',
  access: 'moderator',
  summary:
    'Pictures that a person has to look at, longest waiting first: of comments here, and of the names of those who wrote here',
  params: SpaceParams,
  query: PageQuery,
  reply: shape({
    items: Type.Array(
      shape({
        /** In a comment, in one that waits itself, or beside the name of its member. */
        kind: oneOf(['comment', 'waiting', 'avatar'] as const),
        picture: Picture,
        author: MemberCard,
        /** Of a public comment. */
        commentId: NullableInteger,
        text: Type.String({ description: 'The words it stands with' }),
        submittedAt: Time,
      }),
    ),
    next: NullableString,
  }),
});

export const decidePicture = defineOperation({
  id: 'decidePicture',
  method: 'PUT',
  path: '/api/spaces/:spaceId/waiting-pictures/:pictureId',
  access: 'moderator',
  budget: 'manage',
  summary:
    'Show a picture that waits, or refuse it with a reason; its author is told, and may object to the refusal of one in a comment',
  params: shape({ spaceId: Id, pictureId: Id }),
  body: shape({
    show: Type.Boolean(),
    reason: Type.Optional(ModerationReasonSchema),
    note: Type.Optional(Type.String({ maxLength: limits.reportNoteLength * 2 })),
  }),
  reply: Ok,
});
