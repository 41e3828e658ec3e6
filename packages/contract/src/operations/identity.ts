import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import { Id, MemberCard, Ok, RoleSchema, Session, shape, NullableString } from '../schemas.ts';

/** The version of the terms to which the person agreed on this very screen. */
const Terms = Type.Integer({ minimum: 1, maximum: 10_000 });
const Nickname = Type.String({ minLength: 1, maxLength: limits.nicknameLength * 2 });

export const getSession = defineOperation({
  id: 'getSession',
  method: 'GET',
  path: '/api/session',
  access: 'anyone',
  programs: true,
  summary: 'Who is signed in, which ways to sign in exist, and the CSRF token of a cookie session',
  reply: shape({
    member: Type.Union([MemberCard, Type.Null()]),
    csrf: NullableString,
    admin: Type.Boolean(),
    demo: Type.Boolean(),
    minor: Type.Boolean({ description: 'Under 18 by their own word: no ranks, no prompts' }),
    staffOf: Type.Array(shape({ spaceId: Id, role: RoleSchema })),
  }),
});

export const listPersonas = defineOperation({
  id: 'listPersonas',
  method: 'GET',
  path: '/api/sign-in/demo',
  access: 'anyone',
  summary: 'The demo community’s personas that one may sign in as; only in demo mode',
  reply: shape({
    personas: Type.Array(shape({ id: Id, nickname: Type.String(), roles: Type.Array(Type.String()) })),
  }),
});

export const signInDemo = defineOperation({
  id: 'signInDemo',
  method: 'POST',
  path: '/api/sign-in/demo',
  access: 'anyone',
  budget: 'sign-in',
  summary: 'Sign in as a new demo member (nickname) or as a persona (memberId); only in demo mode',
  body: shape({
    nickname: Type.Optional(Nickname),
    memberId: Type.Optional(Id),
    terms: Type.Optional(Terms),
  }),
  reply: Session,
});

export const requestEmailCode = defineOperation({
  id: 'requestEmailCode',
  method: 'POST',
  path: '/api/sign-in/email',
  access: 'anyone',
  budget: 'sign-in',
  summary: 'Send a one-time code to an e-mail address; the reply never tells whether the address is known',
  body: shape({ email: Type.String({ minLength: 3, maxLength: 254 }) }),
  reply: Ok,
});

export const confirmEmailCode = defineOperation({
  id: 'confirmEmailCode',
  method: 'POST',
  path: '/api/sign-in/email/confirm',
  access: 'anyone',
  budget: 'sign-in',
  summary: 'Exchange the one-time code for a session; the first time makes the member',
  body: shape({
    email: Type.String({ minLength: 3, maxLength: 254 }),
    code: Type.String({ minLength: 1, maxLength: 12 }),
    terms: Terms,
  }),
  reply: Session,
});

export const signOut = defineOperation({
  id: 'signOut',
  method: 'POST',
  path: '/api/sign-out',
  access: 'member',
  summary: 'End this session everywhere at once',
  reply: Ok,
});

export const renameMe = defineOperation({
  id: 'renameMe',
  method: 'PUT',
  path: '/api/me',
  access: 'member',
  budget: 'manage',
  summary: 'Change my nickname',
  body: shape({ nickname: Nickname }),
  reply: MemberCard,
});

export const exportMyData = defineOperation({
  id: 'exportMyData',
  method: 'GET',
  path: '/api/me/data',
  access: 'member',
  budget: 'manage',
  summary: 'Everything stored about me, as one JSON document',
  reply: Type.Record(Type.String(), Type.Unknown()),
});
