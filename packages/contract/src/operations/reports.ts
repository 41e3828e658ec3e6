import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  Comment,
  CommentParams,
  Id,
  ModerationReasonSchema,
  NullableString,
  Ok,
  oneOf,
  PageQuery,
  Post,
  PostParams,
  ReportReasonSchema,
  shape,
  SpaceParams,
  Time,
} from '../schemas.ts';

const ReportBody = shape({
  reason: ReportReasonSchema,
  note: Type.Optional(Type.String({ maxLength: limits.reportNoteLength * 2 })),
});

export const reportComment = defineOperation({
  id: 'reportComment',
  method: 'POST',
  path: '/api/spaces/:spaceId/comments/:commentId/report',
  access: 'member',
  budget: 'manage',
  summary: 'Tell the moderators; once per person and comment',
  params: CommentParams,
  body: ReportBody,
  reply: Ok,
});

export const reportPost = defineOperation({
  id: 'reportPost',
  method: 'POST',
  path: '/api/spaces/:spaceId/posts/:postId/report',
  access: 'member',
  budget: 'manage',
  summary: 'Tell the moderators; once per person and post',
  params: PostParams,
  body: ReportBody,
  reply: Ok,
});

export const listReported = defineOperation({
  id: 'listReported',
  method: 'GET',
  path: '/api/spaces/:spaceId/reports',
  access: 'moderator',
  summary:
    'Comments and posts with reports that nobody has answered, the most urgent first. Who reported is told to nobody',
  params: SpaceParams,
  query: PageQuery,
  reply: shape({
    items: Type.Array(
      shape({
        id: Id,
        comment: Type.Optional(Comment),
        post: Type.Optional(Post),
        postTitle: Type.String({ description: 'Of the post, or of the one that the comment stands under' }),
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
    'Answer the reports of a comment, or of the post with this id: keep it, or remove it with a reason, a post with its thread. Its author and who reported are told; HX_DECIDED when somebody else was first',
  params: CommentParams,
  body: shape({
    outcome: oneOf(['kept', 'removed'] as const),
    reason: Type.Optional(ModerationReasonSchema),
    note: Type.Optional(Type.String({ maxLength: limits.reportNoteLength * 2 })),
  }),
  reply: Ok,
});
