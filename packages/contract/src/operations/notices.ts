import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { digestRhythms, noticeKinds, type DigestRhythm, type NoticeKind } from '../notices.ts';
import { Id, NullableString, Ok, PageQuery, shape, Thanks, Time } from '../schemas.ts';

const Kind = Type.Unsafe<NoticeKind>({ type: 'string', enum: [...noticeKinds] });
const Hour = Type.Integer({ minimum: 0, maximum: 23 });

const Notice = shape({
  kind: Kind,
  spaceId: Id,
  spaceName: Type.String(),
  postId: Id,
  /** The same as `postId` when it is about the post itself. */
  commentId: Id,
  excerpt: Type.String({ description: 'How the comment begins, or what the post is called' }),
  gone: Type.Boolean({ description: 'It is not public' }),
  total: Type.Integer({ minimum: 0, description: 'How often it has happened by now' }),
  fresh: Type.Integer({ minimum: 0, description: 'Of these, since I last looked' }),
  at: Time,
  thanks: Type.Optional(Thanks),
});

const Settings = shape({
  /** Kinds that are neither listed nor told. */
  kindsOff: Type.Array(Kind, { maxItems: noticeKinds.length, uniqueItems: true }),
  digest: Type.Unsafe<DigestRhythm>({ type: 'string', enum: [...digestRhythms] }),
  quietFrom: Hour,
  quietTo: Type.Integer({ minimum: 0, maximum: 23, description: 'Equal to quietFrom: no quiet hours' }),
  utcOffsetMinutes: Type.Integer({ minimum: -720, maximum: 840 }),
});

export const listNotices = defineOperation({
  id: 'listNotices',
  method: 'GET',
  path: '/api/me/notices',
  access: 'member',
  summary: 'What happened to my comments, latest first, one line per comment and kind',
  query: PageQuery,
  reply: shape({ items: Type.Array(Notice), next: NullableString }),
});

export const countNotices = defineOperation({
  id: 'countNotices',
  method: 'GET',
  path: '/api/me/notices/fresh',
  access: 'member',
  summary: 'How many lines are new since I last looked, for the badge',
  reply: shape({ fresh: Type.Integer({ minimum: 0 }) }),
});

export const readNotices = defineOperation({
  id: 'readNotices',
  method: 'PUT',
  path: '/api/me/notices/read',
  access: 'member',
  budget: 'manage',
  summary: 'I have seen everything up to this moment',
  body: shape({ until: Time }),
  reply: Ok,
});

export const getNoticeSettings = defineOperation({
  id: 'getNoticeSettings',
  method: 'GET',
  path: '/api/me/notices/settings',
  access: 'member',
  summary: 'Of what I am told, how often outside the app, and when not',
  reply: Settings,
});

export const setNoticeSettings = defineOperation({
  id: 'setNoticeSettings',
  method: 'PUT',
  path: '/api/me/notices/settings',
  access: 'member',
  budget: 'manage',
  summary: 'Change it; what waits to be sent follows at once',
  body: Settings,
  reply: Settings,
});
