import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  ageBands,
  consentPurposes,
  genders,
  type AgeBand,
  type ConsentPurpose,
  type Gender,
} from '../people.ts';
import { Id, MemberCard, NullableInteger, Ok, RegionCode, shape, Time } from '../schemas.ts';

const Purpose = Type.Unsafe<ConsentPurpose>({ type: 'string', enum: [...consentPurposes] });
const Version = Type.Integer({ minimum: 1, maximum: 10_000 });
/** With null allowed, written as one schema so that the message of a refusal stays simple. */
const NullableAge = Type.Unsafe<AgeBand | null>({ enum: [...ageBands, null] });
const NullableGender = Type.Unsafe<Gender | null>({ enum: [...genders, null] });
const NullableRegion = Type.Union([RegionCode, Type.Null()]);
const Interests = Type.Array(Type.String({ minLength: 1, maxLength: limits.interestLength }), {
  maxItems: limits.interestsMax,
});
const Email = Type.String({ minLength: 3, maxLength: 254 });

const Profile = shape({
  ageBand: NullableAge,
  gender: NullableGender,
  region: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
  interests: Type.Array(Type.String()),
  /** `child`: may read, and write once a guardian has agreed. `minor`: the quieter rules for 14 to 17, or with a guardian. */
  mode: Type.Unsafe<'child' | 'minor' | 'none'>({ type: 'string', enum: ['child', 'minor', 'none'] }),
  guardianAt: NullableInteger,
});

const ConsentState = shape({
  purpose: Purpose,
  version: Type.Integer({ description: 'Of the words that are to be shown now' }),
  effective: Type.Boolean({ description: 'Whether the data may be used so at this moment' }),
  /** The standing decision; null when the member never decided. */
  decided: Type.Union([Type.Null(), shape({ granted: Type.Boolean(), version: Type.Integer(), at: Time })]),
});
const ConsentsReply = shape({
  purposes: Type.Array(ConsentState),
  ledger: Type.Array(
    shape({ purpose: Purpose, granted: Type.Boolean(), version: Type.Integer(), at: Time }),
    { description: 'Every decision, newest first; none is ever changed' },
  ),
});

export const getConsents = defineOperation({
  id: 'getConsents',
  method: 'GET',
  path: '/api/me/consents',
  access: 'member',
  summary: 'What my data may be used for, purpose by purpose, and every decision I took',
  reply: ConsentsReply,
});

export const setConsent = defineOperation({
  id: 'setConsent',
  method: 'PUT',
  path: '/api/me/consents',
  access: 'member',
  budget: 'manage',
  summary: 'Agree to one purpose or withdraw; effective at once',
  body: shape({ purpose: Purpose, granted: Type.Boolean(), version: Version }),
  reply: ConsentsReply,
});

export const getProfile = defineOperation({
  id: 'getProfile',
  method: 'GET',
  path: '/api/me/profile',
  access: 'member',
  summary: 'What I said of myself, and which rules follow from my age',
  reply: Profile,
});

export const setProfile = defineOperation({
  id: 'setProfile',
  method: 'PUT',
  path: '/api/me/profile',
  access: 'member',
  budget: 'manage',
  summary: 'Say something of myself or take it back with null; what is left out stays as it was',
  body: shape({
    ageBand: Type.Optional(NullableAge),
    gender: Type.Optional(NullableGender),
    region: Type.Optional(NullableRegion),
    interests: Type.Optional(Interests),
  }),
  reply: Profile,
});

export const requestGuardianCode = defineOperation({
  id: 'requestGuardianCode',
  method: 'POST',
  path: '/api/me/guardian',
  access: 'member',
  budget: 'sign-in',
  summary: 'Ask a guardian by e-mail whether a child under 14 may write here',
  body: shape({ email: Email }),
  reply: Ok,
});

export const confirmGuardian = defineOperation({
  id: 'confirmGuardian',
  method: 'POST',
  path: '/api/me/guardian/confirm',
  access: 'member',
  budget: 'sign-in',
  summary: 'The guardian’s code: with it a child may write, under the rules for minors',
  body: shape({ email: Email, code: Type.String({ minLength: 1, maxLength: 12 }) }),
  reply: Profile,
});

export const getErasure = defineOperation({
  id: 'getErasure',
  method: 'GET',
  path: '/api/me/erasure',
  access: 'member',
  summary: 'What I should know before I leave: the spaces that nobody else owns',
  reply: shape({ ownedAlone: Type.Array(shape({ id: Id, name: Type.String() })) }),
});

export const eraseMe = defineOperation({
  id: 'eraseMe',
  method: 'POST',
  path: '/api/me/erasure',
  access: 'member',
  budget: 'manage',
  summary:
    'Erase me for good: sessions, echoes, tastes and settings go at once, and my words go or stay without my name',
  body: shape({
    words: Type.Unsafe<'remove' | 'keep'>({ type: 'string', enum: ['remove', 'keep'] }),
    nickname: Type.String({
      maxLength: limits.nicknameLength * 2,
      description: 'My nickname, written out to confirm',
    }),
  }),
  reply: Ok,
});

const BlocksReply = shape({ items: Type.Array(shape({ member: MemberCard, at: Time })) });

export const listBlocks = defineOperation({
  id: 'listBlocks',
  method: 'GET',
  path: '/api/me/blocks',
  access: 'member',
  summary: 'The people I would rather not meet; only I see this',
  reply: BlocksReply,
});

export const setBlock = defineOperation({
  id: 'setBlock',
  method: 'PUT',
  path: '/api/me/blocks/:memberId',
  access: 'member',
  budget: 'manage',
  summary:
    'Block a person everywhere, or let them go: I am shown and dealt nothing of theirs, and they cannot answer me',
  params: shape({ memberId: Id }),
  body: shape({ blocked: Type.Boolean() }),
  reply: BlocksReply,
});
