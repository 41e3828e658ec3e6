import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  CommentParams,
  DecisionReasonSchema,
  Id,
  MemberCard,
  NullableString,
  oneOf,
  PageQuery,
  shape,
  SpaceParams,
  Time,
} from '../schemas.ts';

const Outcome = oneOf(['restored', 'upheld'] as const);
const Kind = oneOf(['removed', 'refused'] as const);
const Words = Type.String({ maxLength: limits.reportNoteLength * 2 });

const DecisionReply = shape({
  commentId: Id,
  postId: Id,
  /** `refused`: it never became public. */
  kind: Kind,
  text: Type.String({
    description: 'The words that were removed or refused; their author and the moderators see them',
  }),
  decidedAt: Time,
  reason: Type.Union([Type.Null(), DecisionReasonSchema]),
  note: NullableString,
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
  summary: 'Object to the removal or refusal of my comment, once; an answer is promised within 72 hours',
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
  summary:
    'Answer an appeal: restore the comment, or uphold the decision and say why. HX_OWN_CASE for whoever decided first, while another moderator could',
  params: CommentParams,
  body: shape({ outcome: Outcome, note: Type.Optional(Words) }),
  reply: DecisionReply,
});

export const listAppeals = defineOperation({
  id: 'listAppeals',
  method: 'GET',
  path: '/api/spaces/:spaceId/appeals',
  access: 'moderator',
  summary: 'Appeals that wait for an answer, longest waiting first, each with what was decided',
  params: SpaceParams,
  query: PageQuery,
  reply: shape({
    items: Type.Array(
      shape({
        commentId: Id,
        postId: Id,
        postTitle: Type.String(),
        kind: Kind,
        author: MemberCard,
        text: Type.String(),
        decidedBy: Type.Union([Type.Null(), MemberCard], { description: 'Null: no person' }),
        decidedAt: Time,
        reason: Type.Union([Type.Null(), DecisionReasonSchema]),
        note: NullableString,
        appeal: Type.String(),
        appealedAt: Time,
        dueAt: Time,
        mayAnswer: Type.Boolean({ description: 'False: it is for another moderator to look again' }),
      }),
    ),
    next: NullableString,
  }),
});
