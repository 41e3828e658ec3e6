import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { defineOperation } from '../operation.ts';
import {
  AnswerSchema,
  Card,
  CommentParams,
  Counts,
  Id,
  Listening,
  ReportReasonSchema,
  shape,
  NullableInteger,
} from '../schemas.ts';

export const getListening = defineOperation({
  id: 'getListening',
  method: 'GET',
  path: '/api/listening',
  access: 'member',
  summary: 'My settings as a listener, and what is left of today',
  reply: shape({ settings: Listening, leftToday: Type.Integer() }),
});

export const setListening = defineOperation({
  id: 'setListening',
  method: 'PUT',
  path: '/api/listening',
  access: 'member',
  budget: 'manage',
  summary: 'Opt in or out and set interests, region, hours and daily cap; effective at once',
  body: Listening,
  reply: shape({ settings: Listening, leftToday: Type.Integer() }),
});

export const dealDeck = defineOperation({
  id: 'dealDeck',
  method: 'POST',
  path: '/api/decks',
  access: 'member',
  budget: 'deck',
  summary: 'Deal a deck of blind cards: comments that need to be heard, never twice to one person',
  body: shape({ spaceId: Type.Optional(Id) }),
  reply: shape({
    cards: Type.Array(Card),
    leftToday: Type.Integer(),
    /** Why there are no cards, when there are none. */
    empty: Type.Union([
      Type.Null(),
      Type.Unsafe<'cap' | 'quiet' | 'nothing'>({ type: 'string', enum: ['cap', 'quiet', 'nothing'] }),
    ]),
  }),
});

export const answerCard = defineOperation({
  id: 'answerCard',
  method: 'POST',
  path: '/api/spaces/:spaceId/cards/:commentId/answer',
  access: 'member',
  budget: 'echo',
  summary: 'Answer a dealt card: echo, reply, pass, mute or report. Only now are the counts shown',
  params: CommentParams,
  body: shape({
    answer: AnswerSchema,
    text: Type.Optional(Type.String({ maxLength: 20_000, description: 'The words of a reply' })),
    mute: Type.Optional(Type.Unsafe<'author' | 'post'>({ type: 'string', enum: ['author', 'post'] })),
    reason: Type.Optional(ReportReasonSchema),
    note: Type.Optional(Type.String({ maxLength: limits.reportNoteLength * 2 })),
  }),
  reply: shape({ answer: AnswerSchema, echoes: Counts, replyId: NullableInteger }),
});
