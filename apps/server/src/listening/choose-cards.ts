import type { Why } from '@huixiang/contract';
import {
  allot,
  appealOf,
  deal,
  usualPromises,
  type Deal,
  type Lane,
  type Listener,
} from '@huixiang/matching';
import type { Context } from '../context.ts';
import { languageOf, type Language } from '../topics/language.ts';
import { match, tasteOf, type Match } from '../topics/topics.ts';
import type { OwnCardRow } from './deck.store.ts';
import { describePair, listenerFacts, type ListenerFacts } from './features.ts';
import { recordOf } from './own-record.ts';
import { reasonsFor } from './reasons.ts';
import type { RoomComment } from './room/room.ts';
import type { Room } from './room/rooms.ts';
import type { Visit } from './visit.ts';

/** What a deck is chosen from, and for whom. */
export interface Choosing {
  readonly visit: Visit;
  /** The listener's latest cards in these spaces. */
  readonly own: readonly OwnCardRow[];
  readonly rooms: ReadonlyMap<number, Room>;
  readonly mayDeal: (comment: RoomComment) => boolean;
  readonly size: number;
}

/** A comment chosen for a listener, with what must be logged and told. */
export interface Choice {
  readonly comment: RoomComment;
  readonly why: readonly Why[];
  readonly lane: Lane;
  readonly predicted: number;
  readonly propensity: number;
  /** Null when nothing may be learned from this listener. */
  readonly features: readonly number[] | null;
}

export interface Chosen {
  readonly choices: readonly Choice[];
  /** Spaces that have nothing more for this listener. */
  readonly exhausted: readonly number[];
}

/** One card in five goes by a draw on quality, so that the order of threads and the engine itself keep learning. */
const EXPLORE_SHARE = 0.2;
/** Cards of one space come in pairs: a deck of six looks into three spaces at most. */
const BLOCK = 2;
/** What a comment that somebody has answered counts beside one that waits, when spaces share a visit. */
const ANSWERED_NEED = 0.2;
const NO_MATCH: Match = { score: 0, gauge: 0, tag: null };

/** Choose cards from rooms by the engine; each room gets its part of the visit by its need. */
export async function chooseCards(context: Context, choosing: Choosing): Promise<Chosen> {
  const { rooms, size } = choosing;
  const spaceIds = [...rooms.keys()];
  const needs = [...rooms.values()].map(({ comments, unanswered }) => {
    const waiting = Math.min(comments.size, unanswered);
    return waiting + ANSWERED_NEED * (comments.size - waiting);
  });
  const shares = allot(needs, size, BLOCK, context.random);
  const chosen = await Promise.all(
    spaceIds.map(async (spaceId, place): Promise<Chosen> => {
      const wanted = shares[place] ?? 0;
      if (wanted === 0) return { choices: [], exhausted: needs[place] === 0 ? [spaceId] : [] };
      const choices = await chooseIn(context, choosing, spaceId, wanted);
      return { choices, exhausted: choices.length < wanted ? [spaceId] : [] };
    }),
  );
  return {
    choices: chosen.flatMap(({ choices }) => choices),
    exhausted: chosen.flatMap(({ exhausted }) => exhausted),
  };
}

async function chooseIn(
  context: Context,
  { visit, own, rooms, mayDeal }: Choosing,
  spaceId: number,
  size: number,
): Promise<Choice[]> {
  const { memberId, settings, at } = visit;
  const room = rooms.get(spaceId);
  if (room === undefined) return [];
  const { personalised, interests } = settings;
  const [{ model, market, usualRate }, taste] = await Promise.all([
    context.knowledge.of(spaceId),
    tasteOf(context, spaceId, memberId, settings),
  ]);
  const record: Listener = {
    memberId,
    personalised,
    ...recordOf(personalised ? own.filter((card) => card.space_id === spaceId) : []),
  };
  const facts = personalised ? listenerFacts(record, settings, readsIn(interests), at) : nobody(record, at);
  const matchOf = (comment: RoomComment): Match => (personalised ? match(comment.content, taste) : NO_MATCH);
  const usual = { predicted: usualRate, eligible: 1 };
  const deals = deal({
    open: [...room.comments.values()],
    listener: record,
    mayDeal,
    describe: (comment, into) => describePair(comment, facts, matchOf(comment), at, into),
    appealOf: (comment) => appealOf(comment, room.visitors - comment.visitorsBefore, usual),
    predicted: (comment, probability) => {
      comment.weighed += 1;
      comment.predictedSum += probability;
    },
    model,
    market,
    promises: usualPromises,
    now: at,
    size,
    exploreShare: EXPLORE_SHARE,
    random: context.random,
  });
  room.visitors += 1;
  const declared = new Set(taste.tags.filter(({ origin }) => origin === 'declared').map(({ tag }) => tag));
  return deals.map((one) => choiceOf(one, matchOf(one.comment), { declared, personalised, at, facts }));
}

function choiceOf(
  { comment, lane, predicted, propensity, features }: Deal<RoomComment>,
  { tag }: Match,
  listener: { declared: ReadonlySet<string>; personalised: boolean; at: number; facts: ListenerFacts },
): Choice {
  const { declared, personalised, at, facts } = listener;
  const why = reasonsFor(comment, {
    lane,
    tag,
    tagIsDeclared: tag !== null && declared.has(tag),
    region: facts.region,
    now: at,
  });
  return { comment, why, lane, predicted, propensity, features: personalised ? features : null };
}

/** The language of what somebody told about themselves. */
function readsIn(interests: readonly string[]): Language | null {
  const language = interests.length === 0 ? 'other' : languageOf(interests.join(' '));
  return language === 'other' ? null : language;
}

/** Somebody of whom nothing is to be known. */
function nobody(record: Listener, now: number): ListenerFacts {
  return listenerFacts(record, { activeHours: [], region: null, utcOffsetMinutes: 0 }, null, now);
}
