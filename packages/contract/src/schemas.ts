import { Type, type Static, type TSchema } from 'typebox';
import { limits } from './limits.ts';
import { decisionReasons, moderationReasons, preReviews } from './moderation.ts';
import { provinceCodes } from './provinces.ts';
import { thanksOutcomes } from './notices.ts';
import { answers, provenances, reportReasons, roles, spaceKinds, threadOrders } from './provenance.ts';

const closed = { additionalProperties: false } as const;

/** An object that refuses unknown fields in requests and leaves them out of replies. */
export function shape<P extends Record<string, TSchema>>(properties: P) {
  return Type.Object(properties, closed);
}

export function oneOf<const T extends readonly string[]>(values: T, about: { description?: string } = {}) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...about });
}

/** Application-made, time-sortable id of at most 53 bits. */
export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
/** Milliseconds since the Unix epoch. */
export const Time = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Count = Type.Integer({ minimum: 0 });

/** A value or null, written as one schema so that serialising it needs no union check. */
export const NullableInteger = Type.Unsafe<number | null>({ type: ['integer', 'null'] });
export const NullableString = Type.Unsafe<string | null>({ type: ['string', 'null'] });
export const NullableNumber = Type.Unsafe<number | null>({ type: ['number', 'null'] });
/** A 2-digit province or 4-digit city code of China; HK 81, MO 82, TW 71. */
export const RegionCode = Type.String({ pattern: '^[0-9]{2}([0-9]{2})?$' });
export const Cursor = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_.:-]+$' });
export const Via = Type.String({ maxLength: 200 });

export const SpaceKindSchema = oneOf(spaceKinds);
export const RoleSchema = oneOf(roles);
export const ThreadOrderSchema = oneOf(threadOrders);
export const AnswerSchema = oneOf(answers);
export const ProvenanceSchema = oneOf(provenances);
export const ReportReasonSchema = oneOf(reportReasons);
export const ModerationReasonSchema = oneOf(moderationReasons);
export const DecisionReasonSchema = oneOf(decisionReasons);
export const PreReviewSchema = oneOf(preReviews);
export const Visibility = oneOf(['public', 'unlisted'] as const);

/** raw ≥ counted ≥ organic ≥ 0 at all times. */
export const Counts = shape({ raw: Count, counted: Count, organic: Count });

/** Id 0 and no nickname: somebody who has left, and whose words stay without a name. */
export const MemberCard = shape({
  id: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  nickname: Type.String(),
  avatar: Type.Optional(
    Type.String({
      description: 'Path of their picture on this server; absent: none, or none that was let through',
    }),
  ),
});

/**
 * A picture. `checking`: WeChat looks at it. `person`: a moderator has to. Until it is `passed` only its author and the
 * moderators ever meet it; `refused`: nobody does.
 */
export const Picture = shape({
  id: Id,
  state: oneOf(['checking', 'person', 'passed', 'refused'] as const),
  width: Count,
  height: Count,
  alt: Type.String({ description: 'What it shows, in words of its author; may be empty' }),
  thumb: Type.String({ description: 'Path on this server, at most 480 pixels a side; empty when refused' }),
  full: Type.String({ description: 'Path on this server, at most 1,600 pixels a side; empty when refused' }),
  appeal: Type.Optional(
    oneOf(['may', 'open', 'upheld'] as const, {
      description:
        'Of a refused one, to its author: they may object, at the decision under its id; it is not answered yet; it was in vain',
    }),
  ),
});

export const Session = shape({
  token: Type.String({ description: 'Bearer token; browsers may rely on the cookie set by the same reply' }),
  csrf: Type.String({
    description: 'Send back as x-csrf-token with every unsafe request made on the cookie',
  }),
  expiresAt: Time,
  member: MemberCard,
});

export const Space = shape({
  id: Id,
  name: Type.String(),
  kind: SpaceKindSchema,
  description: Type.String(),
  visibility: Visibility,
  preReview: PreReviewSchema,
  demo: Type.Boolean(),
  createdAt: Time,
});

export const Post = shape({
  id: Id,
  spaceId: Id,
  author: MemberCard,
  title: Type.String(),
  body: Type.String(),
  createdAt: Time,
  editedAt: NullableInteger,
  commentCount: Count,
  echoes: Counts,
});

export const Comment = shape({
  id: Id,
  spaceId: Id,
  postId: Id,
  parentId: NullableInteger,
  rootId: NullableInteger,
  author: MemberCard,
  authorIsStaff: Type.Boolean({ description: 'The author holds creator, moderator or owner in this space' }),
  text: Type.String({ description: 'Empty when deleted' }),
  createdAt: Time,
  editedAt: NullableInteger,
  deleted: Type.Boolean(),
  pinned: Type.Boolean(),
  featured: Type.Boolean(),
  answered: Type.Optional(
    Type.Literal(true, { description: 'A root comment of a member that the creator has replied to' }),
  ),
  solved: Type.Optional(
    Type.Literal(true, { description: 'Its author or the creator says that it has found what it needed' }),
  ),
  /** The province it was written from; absent: unknown. */
  province: Type.Optional(oneOf(provinceCodes)),
  mentions: Type.Optional(
    Type.Array(MemberCard, { description: 'Whom the text speaks to as @nickname, resolved by the server' }),
  ),
  pictures: Type.Optional(
    Type.Array(Picture, {
      description: 'Those that were let through; to their author in answer to their act, all',
    }),
  ),
  replyCount: Count,
  echoes: Counts,
  waiting: Type.Optional(
    Type.Boolean({
      description: 'Only in the answer to its author: it is not public until it has been checked',
    }),
  ),
});

export const CommentPage = shape({
  items: Type.Array(Comment),
  next: NullableString,
});

/** Cumulative echoes at the end of each bucket; buckets are minutes in the first three hours, then hours. */
export const Growth = shape({
  startedAt: Time,
  points: Type.Array(shape({ at: Time, raw: Count, counted: Count, organic: Count })),
});

export const Listening = shape({
  on: Type.Boolean(),
  interests: Type.Array(Type.String({ minLength: 1, maxLength: limits.interestLength }), {
    maxItems: limits.interestsMax,
  }),
  region: Type.Union([RegionCode, Type.Null()]),
  activeHours: Type.Array(Type.Integer({ minimum: 0, maximum: 23 }), {
    maxItems: 24,
    uniqueItems: true,
    description: 'Local hours in which nudges are welcome; a visit is always served',
  }),
  dailyCap: Type.Integer({ minimum: 1, maximum: limits.dailyCapMax }),
  quietFrom: Type.Integer({ minimum: 0, maximum: 23 }),
  quietTo: Type.Integer({ minimum: 0, maximum: 23, description: 'Equal to quietFrom: no quiet hours' }),
  utcOffsetMinutes: Type.Integer({ minimum: -720, maximum: 840 }),
  personalised: Type.Boolean({
    description: 'False: dealt at random among what needs to be heard, and nothing is learned from me',
  }),
});

/** What became of the answers that a listener gave in a week. */
export const Thanks = shape({
  answered: Type.Integer({
    minimum: 1,
    description: 'Comments that they heard and answered, by whatever answer',
  }),
  outcome: oneOf(thanksOutcomes),
  outcomes: Type.Integer({ minimum: 1, description: 'Of these, those of which the outcome is true' }),
});
export type Thanks = Static<typeof Thanks>;

/** Comments that wait for a listener whom it was worth telling; gone once they open a deck. */
export const Nudge = shape({ comments: Type.Integer({ minimum: 1 }), at: Time });

/**
 * Why a card was dealt to this listener, as message keys with their values. `interest` is a tag they chose, `taste` one
 * that was learned from their answers; `explore` means that it was drawn to find out what the comment is worth, `random`
 * that it came by plain chance.
 */
export const Why = shape({
  code: oneOf([
    'least-heard',
    'new',
    'interest',
    'taste',
    'region',
    'newcomer',
    'explore',
    'random',
  ] as const),
  value: Type.Optional(Type.String()),
});

/** A comment dealt blind: no counts until it is answered. */
export const Card = shape({
  deckId: Id,
  spaceId: Id,
  spaceName: Type.String(),
  postId: Id,
  postTitle: Type.String(),
  postExcerpt: Type.String(),
  commentId: Id,
  author: MemberCard,
  text: Type.String(),
  pictures: Type.Optional(Type.Array(Picture)),
  createdAt: Time,
  preReview: Type.Optional(PreReviewSchema),
  why: Type.Array(Why),
});

export const Ok = shape({ ok: Type.Literal(true) });

export const SpaceParams = shape({ spaceId: Id });
export const PostParams = shape({ spaceId: Id, postId: Id });
export const CommentParams = shape({ spaceId: Id, commentId: Id });
export const PageQuery = shape({
  after: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.pageSizeMax })),
});

export type Counts = Static<typeof Counts>;
export type MemberCard = Static<typeof MemberCard>;
export type Picture = Static<typeof Picture>;
export type Session = Static<typeof Session>;
export type Space = Static<typeof Space>;
export type Post = Static<typeof Post>;
export type Comment = Static<typeof Comment>;
export type CommentPage = Static<typeof CommentPage>;
export type Growth = Static<typeof Growth>;
export type Listening = Static<typeof Listening>;
export type Nudge = Static<typeof Nudge>;
export type Why = Static<typeof Why>;
export type Card = Static<typeof Card>;
