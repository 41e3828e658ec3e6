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
  Nudge,
  NullableInteger,
  NullableNumber,
  Ok,
  ReportReasonSchema,
  SpaceParams,
  Thanks,
  shape,
} from '../schemas.ts';

const ListeningReply = shape({
  settings: Listening,
  leftToday: Type.Integer(),
  nudge: Type.Union([Type.Null(), Nudge]),
  thanks: Type.Union([Type.Null(), Thanks]),
});

export const getListening = defineOperation({
  id: 'getListening',
  method: 'GET',
  path: '/api/listening',
  access: 'member',
  summary:
    'My settings as a listener, what is left of today, whether comments wait for me, and news of what became of my answers',
  reply: ListeningReply,
});

export const setListening = defineOperation({
  id: 'setListening',
  method: 'PUT',
  path: '/api/listening',
  access: 'member',
  budget: 'manage',
  summary:
    'Opt in or out and set interests, region, hours, daily cap and personalisation; effective at once. Personalisation left out stays as it was',
  body: shape({ ...Listening.properties, personalised: Type.Optional(Type.Boolean()) }),
  reply: ListeningReply,
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
  reply: shape({
    answer: AnswerSchema,
    echoes: Counts,
    replyId: NullableInteger,
    waiting: Type.Boolean({ description: 'The reply is kept and will be public once it has been checked' }),
  }),
});

export const takeBackAnswer = defineOperation({
  id: 'takeBackAnswer',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/cards/:commentId/answer',
  access: 'member',
  budget: 'echo',
  summary:
    'Take an answer to a card back within 10 seconds: the card waits again. A written reply is deleted like any comment',
  params: CommentParams,
  reply: Ok,
});

const PerDay = Type.Number({ minimum: 0 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
/** Of comments old enough to judge: how many there were, the share with a genuine answer in time, and the most that the supply allows. */
const Heard = shape({
  comments: Type.Integer(),
  share: NullableNumber,
  ceiling: NullableNumber,
});

export const getSupply = defineOperation({
  id: 'getSupply',
  method: 'GET',
  path: '/api/spaces/:spaceId/supply',
  access: 'creator',
  summary:
    'How much hearing this space has and needs, from its last 7 days: read it before promising anything to anyone',
  params: SpaceParams,
  reply: shape({
    since: Type.Integer({ description: 'The days looked at begin here' }),
    days: Type.Number({ description: 'How many days these are; less than 7 in a young space' }),
    commentsPerDay: PerDay,
    listeners: shape({
      on: Type.Integer({ description: 'Members of the space who have listening on' }),
      visiting: Type.Integer({ description: 'People who took cards of this space in these days' }),
    }),
    cardsPerDay: shape({
      dealt: Type.Number({ description: 'Really dealt' }),
      available: Type.Number({
        description:
          'What those who came would take: their cards a visit times their visits, within their caps',
      }),
      declared: Type.Number({ description: 'Sum of the daily caps of all who listen: nobody takes so many' }),
    }),
    cardsPerComment: NullableNumber,
    /** Share of the cards dealt that brought an echo or a reply, with the interval that it lies in nine times of ten. */
    acceptRate: Type.Union([
      Type.Null(),
      shape({ rate: Share, low: Share, high: Share, cards: Type.Integer() }),
    ]),
    /** Share of comments promised an answer, and the cards a day that it takes at this accept rate. */
    promise: shape({ share: Share, cardsPerDay: NullableNumber }),
    firstHour: Heard,
    firstDay: Heard,
    verdict: Type.Unsafe<'not-enough-data' | 'enough' | 'tight' | 'short'>({
      type: 'string',
      enum: ['not-enough-data', 'enough', 'tight', 'short'],
      description:
        'enough: even at the low end of the accept rate; tight: at its middle only; short: not even then',
    }),
  }),
});
