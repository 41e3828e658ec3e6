import { Type } from 'typebox';
import { decisionReasons, moderationActs, preReviews } from '../moderation.ts';
import { defineOperation } from '../operation.ts';
import { Cursor, Id, MemberCard, NullableString, oneOf, shape, SpaceParams, Time } from '../schemas.ts';
import { limits } from '../limits.ts';

const Count = Type.Integer({ minimum: 0 });

export const getModeration = defineOperation({
  id: 'getModeration',
  method: 'GET',
  path: '/api/spaces/:spaceId/moderation',
  access: 'moderator',
  summary: 'How much waits for the moderators of this space, and how much of it longer than promised',
  params: SpaceParams,
  reply: shape({ waiting: Count, pictures: Count, reported: Count, appeals: Count, overdue: Count }),
});

export const listModerationActs = defineOperation({
  id: 'listModerationActs',
  method: 'GET',
  path: '/api/spaces/:spaceId/moderation/acts',
  access: 'moderator',
  summary: 'What was decided here, by whom and when, latest first; of one comment when it is named',
  params: SpaceParams,
  query: shape({
    commentId: Type.Optional(Id),
    after: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSizeMax })),
  }),
  reply: shape({
    items: Type.Array(
      shape({
        id: Id,
        commentId: Type.Union([Type.Null(), Id], { description: 'Null: it is about the space' }),
        act: oneOf(moderationActs),
        reason: Type.Union([Type.Null(), oneOf([...decisionReasons, ...preReviews])]),
        by: Type.Union([Type.Null(), MemberCard], { description: 'Null: no person' }),
        at: Time,
        /** The words as they are now: null once they are gone. */
        text: NullableString,
      }),
    ),
    next: NullableString,
  }),
});
