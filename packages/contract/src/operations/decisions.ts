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
  Picture,
  shape,
  SpaceParams,
  Time,
} from '../schemas.ts';

const Outcome = oneOf(['restored', 'upheld'] as const);
/**
 * `refused`: it never became public. `picture`: one in a comment was refused, and the id is that of the picture. `post`: a
 * whole post was removed with its thread, and the id is that of the post.
 */
const Kind = oneOf(['removed', 'refused', 'picture', 'post'] as const);
const Words = Type.String({ maxLength: limits.reportNoteLength * 2 });

const DecisionReply = shape({
  commentId: Id,
  postId: Id,
  kind: Kind,
  text: Type.String({
    description:
      'The words that were removed or refused, or with which the picture stands; their author and the moderators see them',
  }),
  picture: Type.Optional(Picture),
  decidedAt: Time,
  reason: Type.Union([Type.Null(), DecisionReasonSchema]),
  note: NullableString,
  mine: Type.Boolean({ description: 'It is about something of mine' }),
  mayAppeal: Type.Boolean({ description: 'I may object, and have not yet' }),
  appeal: Type.Union([Type.Null(), shape({ text: Type.String(), at: Time, dueAt: Time })]),
  answer: Type.Union([Type.Null(), shape({ outcome: Outcome, note: NullableString, at: Time })]),
});

export const getDecision = defineOperation({
  id: 'getDecision',
  method: 'GET',
  path: '/api/spaces/:spaceId/comments/:commentId/decision',
  access: 'member',
  summary:
    'What was decided about my comment, a picture in it or my post, and where my appeal stands; moderators see it too',
  params: CommentParams,
  reply: DecisionReply,
});

export const appealDecision = defineOperation({
  id: 'appealDecision',
  method: 'POST',
  path: '/api/spaces/:spaceId/comments/:commentId/decision/appeal',
  access: 'member',
  budget: 'manage',
  summary:
    'Object to the removal or refusal of my comment, picture or post, once; an answer is promised within 72 hours',
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
    'Answer an appeal: restore the comment or post, show the picture, or uphold the decision and say why. HX_OWN_CASE for whoever decided first, while another moderator could',
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
        picture: Type.Optional(Picture),
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
