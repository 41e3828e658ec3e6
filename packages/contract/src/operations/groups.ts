import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  Counts,
  Id,
  MemberCard,
  NullableInteger,
  NullableString,
  Ok,
  shape,
  SpaceParams,
  Time,
} from '../schemas.ts';

const GroupParams = shape({ spaceId: Id, groupId: Id });
const Name = Type.String({ minLength: 1, maxLength: limits.groupNameLength * 4 });

/** What `wx.getGroupEnterInfo` gave; only WeChat and this server can read it. */
const Sealed = {
  encryptedData: Type.String({ minLength: 1, maxLength: 4_000, pattern: '^[A-Za-z0-9+/=]+$' }),
  iv: Type.String({ minLength: 24, maxLength: 24, pattern: '^[A-Za-z0-9+/=]+$' }),
  code: Type.Optional(
    Type.String({
      maxLength: 256,
      pattern: '^[!-~]+$',
      description: 'Of wx.login, taken before the rest: where the session with WeChat was renewed',
    }),
  ),
};

const CompanyDay = shape({
  day: Type.String({ description: 'In Beijing, YYYY-MM-DD' }),
  joined: NullableInteger,
  messages: NullableInteger,
  speakers: NullableInteger,
});

/** What WeCom tells of a customer group. Not ours: an overlay with its date, which nothing else is made of. */
const CompanyGroup = shape({
  name: NullableString,
  problem: Type.Unsafe<'permission' | 'address' | 'secret' | 'foreign' | 'away' | null>({
    type: ['string', 'null'],
    enum: ['permission', 'address', 'secret', 'foreign', 'away', null],
    description: 'Why WeCom did not answer the last time',
  }),
  readAt: NullableInteger,
  customers: NullableInteger,
  few: Type.Boolean({ description: 'Too few people to tell what they did: those figures are null' }),
  days: Type.Array(CompanyDay),
});

const Group = shape({
  id: Id,
  name: Type.String(),
  kind: Type.Unsafe<'group' | 'wecom-group'>({ type: 'string', enum: ['group', 'wecom-group'] }),
  boundBy: MemberCard,
  boundAt: Time,
  members: Type.Integer({ minimum: 0, description: 'People who came by this group, as WeChat vouched' }),
  lastAt: NullableInteger,
  comments: Type.Integer({ minimum: 0 }),
  echoes: Counts,
  company: Type.Union([CompanyGroup, Type.Null()]),
});

const Groups = shape({
  wechat: Type.Boolean({ description: 'This deployment has a mini-program' }),
  wecom: Type.Boolean({ description: 'This deployment has a company in WeCom' }),
  items: Type.Array(Group),
  acts: Type.Array(
    shape({
      id: Id,
      act: Type.Unsafe<'bind' | 'rename' | 'unbind' | 'link-wecom' | 'unlink-wecom'>({
        type: 'string',
        enum: ['bind', 'rename', 'unbind', 'link-wecom', 'unlink-wecom'],
      }),
      name: Type.String(),
      by: MemberCard,
      at: Time,
    }),
  ),
});

export const enterByGroup = defineOperation({
  id: 'enterByGroup',
  method: 'POST',
  path: '/api/spaces/:spaceId/group-entry',
  access: 'member',
  budget: 'exposure',
  summary:
    'I came by a group: what WeChat vouches for becomes a signed `via` for my acts here, and I am seen in the group if it is tied to this space',
  params: SpaceParams,
  body: shape(Sealed),
  reply: shape({
    via: NullableString,
    group: Type.Union([shape({ id: Id, name: Type.String() }), Type.Null()]),
    binding: Type.Unsafe<'here' | 'free' | 'elsewhere' | null>({
      type: ['string', 'null'],
      enum: ['here', 'free', 'elsewhere', null],
      description: 'Null for whoever may not tie groups, unless it is tied here',
    }),
  }),
});

export const bindGroup = defineOperation({
  id: 'bindGroup',
  method: 'POST',
  path: '/api/spaces/:spaceId/groups',
  access: 'owner',
  budget: 'manage',
  summary: 'Tie the group that I came by to this space, under a name that people there know it by',
  params: SpaceParams,
  body: shape({ ...Sealed, name: Name }),
  reply: shape({ id: Id, name: Type.String() }),
});

export const listGroups = defineOperation({
  id: 'listGroups',
  method: 'GET',
  path: '/api/spaces/:spaceId/groups',
  access: 'creator',
  summary: 'The groups of a space: who came by them and what they said and echoed, beside what WeCom tells',
  params: SpaceParams,
  reply: Groups,
});

export const renameGroup = defineOperation({
  id: 'renameGroup',
  method: 'PUT',
  path: '/api/spaces/:spaceId/groups/:groupId',
  access: 'owner',
  budget: 'manage',
  summary: 'What the group is called here; WeChat does not tell its name',
  params: GroupParams,
  body: shape({ name: Name }),
  reply: Ok,
});

export const unbindGroup = defineOperation({
  id: 'unbindGroup',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/groups/:groupId',
  access: 'owner',
  budget: 'manage',
  summary: 'Untie a group: who was seen in it is forgotten, what they said and echoed stays',
  params: GroupParams,
  reply: Ok,
});

export const linkCompanyGroup = defineOperation({
  id: 'linkCompanyGroup',
  method: 'PUT',
  path: '/api/spaces/:spaceId/groups/:groupId/wecom',
  access: 'owner',
  budget: 'manage',
  summary: 'Find the customer group in WeCom that this group is, and read what WeCom tells of it every day',
  params: GroupParams,
  reply: Ok,
});

export const unlinkCompanyGroup = defineOperation({
  id: 'unlinkCompanyGroup',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/groups/:groupId/wecom',
  access: 'owner',
  budget: 'manage',
  summary: 'Read no more of WeCom for this group, and forget what was read',
  params: GroupParams,
  reply: Ok,
});
