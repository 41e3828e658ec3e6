import { Type, type Static } from 'typebox';
import { Id, NullableInteger, NullableString, shape, Time } from './schemas.ts';

const Count = Type.Integer({ minimum: 0 });

export const NativeActSchema = Type.Unsafe<'elect' | 'unelect' | 'reply' | 'delete-reply' | 'delete'>({
  type: 'string',
  enum: ['elect', 'unelect', 'reply', 'delete-reply', 'delete'],
});
export type NativeAct = Static<typeof NativeActSchema>;

/** A comment from WeChat. It has no author's name and no count of anything: WeChat tells none, and nobody here echoes it. */
export const NativeComment = shape({
  id: Type.String(),
  origin: Type.Unsafe<'wechat-article'>({ type: 'string', enum: ['wechat-article'] }),
  text: Type.String(),
  writtenAt: Time,
  elected: Type.Boolean({ description: 'Shown to all readers in WeChat (精选)' }),
  reply: NullableString,
  verdict: Type.Unsafe<'pass' | 'person' | 'refuse'>({
    type: 'string',
    enum: ['pass', 'person', 'refuse'],
    description:
      'What the lexicon says of the text, for whoever is about to elect it; nothing is done by it alone',
  }),
  sameReader: Type.Integer({
    minimum: 0,
    description: 'Other comments of the same reader under this article; 0 where WeChat does not tell',
  }),
});
export type NativeComment = Static<typeof NativeComment>;

export const NativeArticle = shape({
  postId: Id,
  url: Type.String(),
  state: Type.Unsafe<'waiting' | 'choose' | 'bound'>({
    type: 'string',
    enum: ['waiting', 'choose', 'bound'],
  }),
  guessed: Type.Boolean({ description: 'Only the day of publication tells that it is this article' }),
  candidates: Type.Array(
    shape({
      msgid: Type.String(),
      publishedOn: Type.String(),
      place: Count,
      readers: NullableInteger,
      comments: NullableInteger,
    }),
  ),
  comments: Count,
  elected: Count,
  withheld: Type.Integer({ minimum: 0, description: 'Comments that WeChat counts but did not give' }),
  syncedAt: NullableInteger,
});
export type NativeArticle = Static<typeof NativeArticle>;

export const OfficialAccount = shape({
  account: Type.Union([
    shape({
      appId: Type.String(),
      capability: Type.Unsafe<'unknown' | 'available' | 'no-comment-right' | 'no-permission'>({
        type: 'string',
        enum: ['unknown', 'available', 'no-comment-right', 'no-permission'],
      }),
      probedAt: Time,
    }),
    Type.Null(),
  ]),
  articles: Type.Array(NativeArticle),
});
