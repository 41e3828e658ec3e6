import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import {
  Id,
  MemberCard,
  NullableInteger,
  NullableString,
  Ok,
  PageQuery,
  shape,
  SpaceParams,
  Time,
} from '../schemas.ts';

const Waiting = shape({
  id: Id,
  postId: Id,
  parentId: NullableInteger,
  author: MemberCard,
  text: Type.String(),
  /** `machine`: WeChat's check did not answer yet. `person`: a moderator looks. `refused`: it stays unpublished. */
  state: Type.Unsafe<'machine' | 'person' | 'refused'>({
    type: 'string',
    enum: ['machine', 'person', 'refused'],
  }),
  submittedAt: Time,
});

export const listWaiting = defineOperation({
  id: 'listWaiting',
  method: 'GET',
  path: '/api/spaces/:spaceId/waiting',
  access: 'moderator',
  summary: 'Comments that a person has to look at before they are public, longest waiting first',
  params: SpaceParams,
  query: PageQuery,
  reply: shape({ items: Type.Array(Waiting), next: NullableString }),
});

export const decideWaiting = defineOperation({
  id: 'decideWaiting',
  method: 'PUT',
  path: '/api/spaces/:spaceId/waiting/:waitingId',
  access: 'moderator',
  budget: 'manage',
  summary: 'Publish a comment that waits, or refuse it; its author is told',
  params: shape({ spaceId: Id, waitingId: Id }),
  body: shape({ publish: Type.Boolean() }),
  reply: Ok,
});

export const listMyWaiting = defineOperation({
  id: 'listMyWaiting',
  method: 'GET',
  path: '/api/spaces/:spaceId/my/waiting',
  access: 'member',
  summary: 'My comments here that are not public, and why',
  params: SpaceParams,
  reply: shape({ items: Type.Array(Waiting) }),
});
