import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import { CommentParams, Id, NullableString, ReportReasonSchema, shape, Time } from '../schemas.ts';

const Outcome = Type.Unsafe<'restored' | 'upheld'>({ type: 'string', enum: ['restored', 'upheld'] });
const Words = Type.String({ maxLength: limits.reportNoteLength * 2 });

const DecisionReply = shape({
  commentId: Id,
  postId: Id,
  text: Type.String({ description: 'The words that were removed; their author and the moderators see them' }),
  decidedAt: Time,
  reason: Type.Union([Type.Null(), ReportReasonSchema]),
  mine: Type.Boolean({ description: 'It is about my own comment' }),
  appeal: Type.Union([Type.Null(), shape({ text: Type.String(), at: Time, dueAt: Time })]),
  answer: Type.Union([Type.Null(), shape({ outcome: Outcome, note: NullableString, at: Time })]),
});

export const getDecision = defineOperation({
  id: 'getDecision',
  method: 'GET',
  path: '/api/spaces/:spaceId/comments/:commentId/decision',
  access: 'member',
  summary: 'What the moderators decided about my comment and where my appeal stands; moderators see it too',
  params: CommentParams,
  reply: DecisionReply,
});

export const appealDecision = defineOperation({
  id: 'appealDecision',
  method: 'POST',
  path: '/api/spaces/:spaceId/comments/:commentId/decision/appeal',
  access: 'member',
  budget: 'manage',
  summary: 'Object to the removal of my comment, once; an answer is promised within 72 hours',
  params: CommentParams,
  body: shape({ text: Words }),
  reply: DecisionReply,
});

export const answerAppeal = defineOperation({
  id: 'answerAppeal',
  method: 'PUT',
  path: '/api/spaces/:spaceId/comments/:commentId/decision/answer',
  access: 'moderator',
  budget: 'manage',
  summary: 'Answer an appeal: restore the comment, or uphold its removal and say why',
  params: CommentParams,
  body: shape({ outcome: Outcome, note: Type.Optional(Words) }),
  reply: DecisionReply,
});
