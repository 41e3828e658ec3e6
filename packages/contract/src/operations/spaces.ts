import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  Counts,
  Growth,
  Id,
  MemberCard,
  Ok,
  PreReviewSchema,
  RoleSchema,
  Space,
  SpaceKindSchema,
  SpaceParams,
  Visibility,
  shape,
} from '../schemas.ts';

const Name = Type.String({ minLength: 1, maxLength: limits.spaceNameLength * 2 });
const Description = Type.String({ maxLength: limits.spaceDescriptionLength * 2 });

export const listSpaces = defineOperation({
  id: 'listSpaces',
  method: 'GET',
  path: '/api/spaces',
  access: 'anyone',
  programs: true,
  summary: 'Public spaces, newest first, and those I am staff of or have spoken in',
  reply: shape({ items: Type.Array(Space) }),
});

export const createSpace = defineOperation({
  id: 'createSpace',
  method: 'POST',
  path: '/api/spaces',
  access: 'member',
  budget: 'manage',
  summary: 'Open a space and become its owner',
  body: shape({
    name: Name,
    kind: SpaceKindSchema,
    description: Type.Optional(Description),
    visibility: Type.Optional(Visibility),
  }),
  reply: Space,
});

export const getSpace = defineOperation({
  id: 'getSpace',
  method: 'GET',
  path: '/api/spaces/:spaceId',
  access: 'anyone',
  programs: true,
  summary: 'One space',
  params: SpaceParams,
  reply: Space,
});

export const editSpace = defineOperation({
  id: 'editSpace',
  method: 'PUT',
  path: '/api/spaces/:spaceId',
  access: 'owner',
  budget: 'manage',
  summary: 'Change name, description, visibility, or whose comments a person sees before they are public',
  params: SpaceParams,
  body: shape({
    name: Type.Optional(Name),
    description: Type.Optional(Description),
    visibility: Type.Optional(Visibility),
    preReview: Type.Optional(PreReviewSchema),
  }),
  reply: Space,
});

export const listStaff = defineOperation({
  id: 'listStaff',
  method: 'GET',
  path: '/api/spaces/:spaceId/staff',
  access: 'creator',
  summary: 'People with a role in this space',
  params: SpaceParams,
  reply: shape({ items: Type.Array(shape({ member: MemberCard, role: RoleSchema })) }),
});

export const setRole = defineOperation({
  id: 'setRole',
  method: 'PUT',
  path: '/api/spaces/:spaceId/staff/:memberId',
  access: 'owner',
  budget: 'manage',
  summary: 'Give a member a role in this space; `member` takes it back. A space always keeps an owner',
  params: shape({ spaceId: Id, memberId: Id }),
  body: shape({
    role: Type.Unsafe<'member' | 'creator' | 'moderator' | 'owner'>({
      type: 'string',
      enum: ['member', 'creator', 'moderator', 'owner'],
    }),
  }),
  reply: Ok,
});

export const setBlocked = defineOperation({
  id: 'setBlocked',
  method: 'PUT',
  path: '/api/spaces/:spaceId/blocked/:memberId',
  access: 'moderator',
  budget: 'manage',
  summary: 'Stop a member from speaking and echoing in this space, or allow it again',
  params: shape({ spaceId: Id, memberId: Id }),
  body: shape({ blocked: Type.Boolean() }),
  reply: Ok,
});

export const getOverview = defineOperation({
  id: 'getOverview',
  method: 'GET',
  path: '/api/spaces/:spaceId/overview',
  access: 'creator',
  summary: 'What happened in this space in the last days, from rows',
  params: SpaceParams,
  query: shape({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })) }),
  reply: shape({
    since: Type.Integer(),
    posts: Type.Integer(),
    comments: Type.Integer(),
    /** Root comments by members (not staff) since then. */
    memberComments: Type.Integer(),
    /** Of these, those with an echo or reply by another person within one hour. */
    heardWithinHour: Type.Integer(),
    unanswered: Type.Integer(),
    activeMembers: Type.Integer(),
    echoes: Counts,
    listenersOn: Type.Integer(),
    growth: Growth,
  }),
});
