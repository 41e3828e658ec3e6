import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { waitReasons } from '../moderation.ts';
import { defineOperation } from '../operation.ts';
import {
  DecisionReasonSchema,
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

const waiting = {
  id: Id,
  postId: Id,
  postTitle: Type.String(),
  parentId: NullableInteger,
  text: Type.String(),
  pictures: Type.Optional(Type.Array(Picture)),
  /** `machine`: WeChat's check did not answer yet. `person`: a moderator looks. `refused`: it stays unpublished. */
  state: oneOf(['machine', 'person', 'refused'] as const),
  why: oneOf(waitReasons),
  submittedAt: Time,
  dueAt: Type.Integer({ description: 'By when somebody has looked at it, as promised' }),
};
const WaitingParams = shape({ spaceId: Id, waitingId: Id });

export const listWaiting = defineOperation({
  id: 'listWaiting',
  method: 'GET',
  path: '/api/spaces/:spaceId/waiting',
  access: 'moderator',
  summary: 'Comments that a person has to look at before they are public, longest waiting first',
  params: SpaceParams,
  query: PageQuery,
  reply: shape({
    items: Type.Array(
      shape({
        ...waiting,
        author: MemberCard,
        newcomer: Type.Boolean({ description: 'Its author has said nothing public here yet' }),
        parentText: Type.Union([Type.Null(), Type.String()], { description: 'What it answers' }),
      }),
    ),
    next: NullableString,
  }),
});

export const decideWaiting = defineOperation({
  id: 'decideWaiting',
  method: 'PUT',
  path: '/api/spaces/:spaceId/waiting/:waitingId',
  access: 'moderator',
  budget: 'manage',
  summary:
    'Publish a comment that waits, or refuse it with a reason; its author is told. HX_DECIDED when somebody else was first',
  params: WaitingParams,
  body: shape({
    publish: Type.Boolean(),
    reason: Type.Optional(ModerationReasonSchema),
    note: Type.Optional(Type.String({ maxLength: limits.reportNoteLength * 2 })),
  }),
  reply: Ok,
});

export const listMyWaiting = defineOperation({
  id: 'listMyWaiting',
  method: 'GET',
  path: '/api/me/waiting',
  access: 'member',
  summary: 'My comments that are not public, of all spaces or of one, why, and what can be done',
  query: shape({ spaceId: Type.Optional(Id) }),
  reply: shape({
    items: Type.Array(
      shape({
        ...waiting,
        spaceId: Id,
        spaceName: Type.String(),
        refused: Type.Union([
          Type.Null(),
          shape({
            reason: DecisionReasonSchema,
            note: NullableString,
            at: Time,
            appeal: oneOf(['none', 'open', 'upheld'] as const),
          }),
        ]),
      }),
    ),
  }),
});

export const withdrawWaiting = defineOperation({
  id: 'withdrawWaiting',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/my/waiting/:waitingId',
  access: 'member',
  budget: 'manage',
  summary: 'Take back a comment of mine that is not public',
  params: WaitingParams,
  reply: Ok,
});
