import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import { CommentParams, Counts, Id, Ok, Picture, SpaceParams, Via, shape } from '../schemas.ts';

const Outcome = shape({ echoed: Type.Boolean(), changed: Type.Boolean(), echoes: Counts });

export const echoComment = defineOperation({
  id: 'echoComment',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId/echo',
  access: 'member',
  budget: 'echo',
  summary:
    'This comment reached me. Once per person; repeating changes nothing. `via` is a token this server signed',
  params: CommentParams,
  body: Type.Object(
    { via: Type.Optional(Via) },
    { description: 'Anything else, such as a provenance, is ignored' },
  ),
  reply: Outcome,
});

export const revokeEcho = defineOperation({
  id: 'revokeEcho',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/comments/:commentId/echo',
  access: 'member',
  budget: 'echo',
  summary: 'Take my echo back',
  params: CommentParams,
  reply: Outcome,
});

export const passComment = defineOperation({
  id: 'passComment',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId/pass',
  access: 'member',
  budget: 'echo',
  summary:
    'Seen, and not for me: private, costs nothing, takes back my echo if there was one; never dealt to me afterwards',
  params: CommentParams,
  reply: Ok,
});

export const logExposures = defineOperation({
  id: 'logExposures',
  method: 'POST',
  path: '/api/spaces/:spaceId/exposures',
  access: 'member',
  budget: 'exposure',
  summary: 'Comments that were really on my screen; each counts once per person',
  params: SpaceParams,
  body: shape({ comments: Type.Array(Id, { minItems: 1, maxItems: limits.exposureBatchMax }) }),
  reply: Ok,
});

export const getViewer = defineOperation({
  id: 'getViewer',
  method: 'GET',
  path: '/api/spaces/:spaceId/my/echoes',
  access: 'member',
  summary:
    'Which of these comments I have echoed, and how many listeners heard those that are mine; kept apart from the thread so that threads can be shared by all readers',
  params: SpaceParams,
  query: shape({
    ids: Type.String({ minLength: 1, maxLength: limits.viewerIdsMax * 17, pattern: '^[0-9]+(,[0-9]+)*$' }),
  }),
  reply: shape({
    echoed: Type.Array(Id),
    heard: Type.Array(shape({ commentId: Id, heard: Type.Integer() })),
    pictures: Type.Array(shape({ commentId: Id, pictures: Type.Array(Picture) }), {
      description: 'Pictures of my own comments that others do not see (yet)',
    }),
  }),
});
