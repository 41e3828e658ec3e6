import { Type, type Static } from 'typebox';
import { Id, MemberCard, shape, Time } from './schemas.ts';

/** How a tag came to a space: found in its own texts, or put in by its staff. */
const spaceTagOrigins = ['learned', 'added'] as const;
/** What staff decided about a tag of their space; `learned`: nothing, it is there when the texts give it. */
const spaceTagStates = ['added', 'hidden', 'learned'] as const;
/** How a tag came to a member: said by themselves, found in what they answered, or in their reactions to gauge cards. */
const memberTagOrigins = ['declared', 'learned', 'gauge'] as const;
/** What a member makes of a gauge card: it speaks to me, it is not for me, I do not want to say. */
export const gaugeReactions = ['speaks', 'not-for-me', 'skip'] as const;

function oneOf<const T extends readonly string[]>(values: T) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
}

export const SpaceTagStateSchema = oneOf(spaceTagStates);
export const GaugeReactionSchema = oneOf(gaugeReactions);

export const SpaceTag = shape({
  tag: Type.String(),
  comments: Type.Integer({ minimum: 0, description: 'Recent comments that it characterises' }),
  origin: oneOf(spaceTagOrigins),
});

export const MemberTag = shape({
  tag: Type.String(),
  weight: Type.Number({ minimum: -1, maximum: 1, description: 'Above 0: more of this; below: less' }),
  origin: oneOf(memberTagOrigins),
});

/** A real comment to react to, without any count. */
export const GaugeCard = shape({
  commentId: Id,
  postId: Id,
  postTitle: Type.String(),
  author: MemberCard,
  text: Type.String(),
  createdAt: Time,
  reaction: Type.Union([Type.Null(), GaugeReactionSchema]),
});

export type SpaceTagState = Static<typeof SpaceTagStateSchema>;
export type SpaceTag = Static<typeof SpaceTag>;
export type MemberTag = Static<typeof MemberTag>;
export type GaugeCard = Static<typeof GaugeCard>;
export type GaugeReaction = Static<typeof GaugeReactionSchema>;
