import { Type } from 'typebox';
import { APP_PAGE } from '../app-page.ts';
import { defineOperation } from '../operation.ts';
import { NullableString, PostParams, Session, shape, SpaceParams } from '../schemas.ts';

const Code = Type.String({ maxLength: 256, pattern: '^[!-~]+$' });
const Scene = Type.Integer({ minimum: 1, maximum: 99_999 });
const Terms = Type.Integer({ minimum: 1, maximum: 10_000 });
const Page = Type.String({ maxLength: 300, pattern: APP_PAGE.source });

const Phone = shape({
  required: Type.Boolean({ description: 'Without it nobody comments or echoes in this deployment' }),
  verified: Type.Boolean(),
  ending: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The last four digits' }),
});
const PhoneRule = shape({ required: Type.Boolean() });

export const getSignInWays = defineOperation({
  id: 'getSignInWays',
  method: 'GET',
  path: '/api/sign-in/ways',
  access: 'anyone',
  summary: 'Which ways to sign in this deployment has through WeChat',
  reply: shape({
    mini: Type.Boolean({ description: 'In the mini-program' }),
    web: Type.Boolean({ description: 'On web pages' }),
  }),
});

export const signInWechat = defineOperation({
  id: 'signInWechat',
  method: 'POST',
  path: '/api/sign-in/wechat',
  access: 'anyone',
  budget: 'sign-in',
  summary: 'Exchange the code of wx.login for a session; the first time makes the member and needs the terms',
  body: shape({ code: Code, scene: Type.Optional(Scene), terms: Type.Optional(Terms) }),
  reply: Session,
});

export const beginWechatWeb = defineOperation({
  id: 'beginWechatWeb',
  method: 'POST',
  path: '/api/sign-in/wechat/web',
  access: 'anyone',
  budget: 'sign-in',
  summary: 'Where to send a browser so that WeChat signs the person in; it comes back to the page `to`',
  body: shape({ terms: Terms, to: Type.Optional(Page) }),
  reply: shape({ url: Type.String() }),
});

export const getPhone = defineOperation({
  id: 'getPhone',
  method: 'GET',
  path: '/api/me/phone',
  access: 'member',
  summary: 'Whether my telephone number is verified',
  reply: Phone,
});

export const verifyPhone = defineOperation({
  id: 'verifyPhone',
  method: 'POST',
  path: '/api/me/phone',
  access: 'member',
  budget: 'sign-in',
  summary: 'Verify my telephone number with the code of WeChat’s getPhoneNumber button',
  body: shape({ code: Code }),
  reply: Phone,
});

export const getPhoneRule = defineOperation({
  id: 'getPhoneRule',
  method: 'GET',
  path: '/api/spaces/:spaceId/phone',
  access: 'anyone',
  summary: 'Whether one needs a verified telephone number to comment or echo here',
  params: SpaceParams,
  reply: PhoneRule,
});

export const setPhoneRule = defineOperation({
  id: 'setPhoneRule',
  method: 'PUT',
  path: '/api/spaces/:spaceId/phone',
  access: 'owner',
  budget: 'manage',
  summary: 'Require a verified telephone number to comment or echo here, or no longer',
  params: SpaceParams,
  body: PhoneRule,
  reply: PhoneRule,
});

export const arriveByScene = defineOperation({
  id: 'arriveByScene',
  method: 'POST',
  path: '/api/spaces/:spaceId/posts/:postId/arrival',
  access: 'anyone',
  summary:
    'What WeChat’s scene value tells of how a person came to a post: a signed `via` for their acts there. Null where it says nothing, and for programs',
  params: PostParams,
  body: shape({ scene: Scene }),
  reply: shape({
    via: NullableString,
    person: Type.Boolean({ description: 'False for crawlers and automation: count nothing of this visit' }),
  }),
});
