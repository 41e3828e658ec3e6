import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  Comment,
  CommentParams,
  ModerationReasonSchema,
  NullableString,
  Ok,
  oneOf,
  PageQuery,
  ReportReasonSchema,
  shape,
  SpaceParams,
  Time,
} from '../schemas.ts';

export const listReported = defineOperation({
  id: 'listReported',
  method: 'GET',
  path: '/api/spaces/:spaceId/reports',
  access: 'moderator',
  summary:
    'Comments with reports that nobody has answered, the most urgent first. Who reported is told to nobody',
  params: SpaceParams,
  query: PageQuery,
  reply: shape({
    items: Type.Array(
      shape({
        comment: Comment,
        postTitle: Type.String(),
        reports: Type.Integer({ minimum: 1 }),
        reasons: Type.Array(shape({ reason: ReportReasonSchema, reports: Type.Integer({ minimum: 1 }) })),
        notes: Type.Array(Type.String(), { description: 'What they added, some at most' }),
        firstAt: Time,
        dueAt: Time,
      }),
    ),
    next: NullableString,
  }),
});

export const decideReports = defineOperation({
  id: 'decideReports',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId/reports',
  access: 'moderator',
  budget: 'manage',
  summary:
    'Answer the reports of a comment: keep it, or remove it with a reason. Its author and who reported are told; HX_DECIDED when somebody else was first',
  params: CommentParams,
  body: shape({
    outcome: oneOf(['kept', 'removed'] as const),
    reason: Type.Optional(ModerationReasonSchema),
    note: Type.Optional(Type.String({ maxLength: limits.reportNoteLength * 2 })),
  }),
  reply: Ok,
});
