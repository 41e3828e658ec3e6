import {
  appealOf,
  cardsFor,
  deal,
  emptyMarket,
  emptyModel,
  emptyTaste,
  fitOf,
  graduated,
  learn,
  learnTaste,
  passTime,
  product,
  residualOf,
  usualPromises,
  type Listener,
  type Market,
  type Model,
  type OpenComment,
  type Promises,
  type Taste,
} from '@huixiang/matching';
import type { MakePolicy, Outcome, Visit, WorldComment, WorldMember } from './policy.ts';
import { standardiser } from './standardise.ts';
import { dot } from './worlds/signal.ts';

/** Features: constant, what content and onboarding tell, fit of the learned taste, records of member and of comment. */
const PRIOR = { mean: [-1, 7, 1, 1, 0.2], spread: [1, 2, 0.1, 0.3, 0.3] };
/** What content and onboarding tell is a probability; this is its usual value. */
const SIGNAL_USUAL = 0.25;
/** Looks that this usual value is worth before it is known how many are answered here. */
const USUAL_LOOKS = 8;
/** A card that is out longer than this has probably been left (as in the server: listening/room). */
const IN_FLIGHT_MS = 3 * 60_000;

interface Comment extends OpenComment {
  readonly content: Float64Array;
  readonly signal: Float64Array;
  readonly visitorsBefore: number;
  looks: number;
  answers: number;
  expected: number;
  information: number;
  inFlight: number;
  inFlightExpected: number;
  weighed: number;
  predictedSum: number;
}

interface Member extends Listener {
  readonly told: Float64Array;
  readonly learned: Taste;
  looks: number;
  answers: number;
  expected: number;
  information: number;
}

interface Out {
  readonly comment: Comment;
  readonly at: number;
  readonly features: readonly number[];
  readonly predicted: number;
}

/** Log-odds that a member's look at a comment is a genuine answer, finite. */
export type Told = (memberId: number, commentId: number) => number;

/**
 * The engine of the product in a world of the lab: it knows what the product would know, and learns as it does.
 * @param told what it takes for the log-odds instead of predicting any, to see how far knowing them would get
 */
export function enginePolicy(name: string, exploreShare: number, told?: Told): MakePolicy {
  return ({ random, wantedMs }) => {
    const place = emptyPlace(promisesFor(wantedMs), told);
    const standardise = standardiser();
    return {
      name,
      memberJoined: ({ id, taste }: WorldMember) => {
        place.members.set(id, newMember(id, taste));
      },
      commentPosted: (comment: WorldComment) => {
        const one = newComment(comment, standardise(comment.content), place.visitors);
        place.open.push(one);
      },
      deal: (visit: Visit) => dealTo(place, visit, exploreShare, random),
      observed: (memberId, commentId, at, outcome) => observe(place, { memberId, commentId, at, outcome }),
    };
  };
}

/** Everything the engine keeps of a world. */
interface Place {
  readonly promises: Promises;
  readonly told: Told | undefined;
  readonly model: Model;
  readonly members: Map<number, Member>;
  /** Cards by member and comment until they are answered or given up, and those that may be answered any moment. */
  readonly out: Map<string, Out>;
  readonly flying: Set<Out>;
  looks: number;
  answers: number;
  open: Comment[];
  market: Market | undefined;
  visitors: number;
}

function emptyPlace(promises: Promises, told?: Told): Place {
  return {
    promises,
    told,
    model: told === undefined ? emptyModel(PRIOR.mean, PRIOR.spread) : emptyModel([1], 0),
    members: new Map(),
    out: new Map(),
    flying: new Set(),
    looks: USUAL_LOOKS,
    answers: USUAL_LOOKS * SIGNAL_USUAL,
    open: [],
    market: undefined,
    visitors: 0,
  };
}

function describe(told: Told | undefined, member: Member, comment: Comment, into: Float64Array): void {
  if (told !== undefined) {
    into[0] = told(member.memberId, comment.commentId);
    return;
  }
  into[0] = 1;
  into[1] = member.told.length === 0 ? 0 : dot(member.told, comment.signal) - SIGNAL_USUAL;
  into[2] = fitOf(member.learned, comment.content);
  into[3] = residualOf(member);
  into[4] = residualOf(comment);
}

/** Let time pass: the market fades, and what needs no more hearing leaves. */
function follow(place: Place, at: number): Market {
  const market = place.market ?? emptyMarket(at);
  const before = market.at;
  const waiting = place.open.filter(
    (one) => one.answers === 0 && before - one.createdAt < place.promises.soonMs,
  );
  passTime(market, at, waiting.length);
  place.market = market;
  for (const card of place.flying) if (at - card.at >= IN_FLIGHT_MS) land(place, card);
  place.open = place.open.filter((one) => !graduated(one.looks, one.answers));
  return market;
}

/** The card is no more expected to be answered any moment: it was answered, or it was left. */
function land({ flying }: Place, card: Out): void {
  if (!flying.delete(card)) return;
  card.comment.inFlight -= 1;
  card.comment.inFlightExpected = Math.max(0, card.comment.inFlightExpected - card.predicted);
}

function dealTo(
  place: Place,
  { member: { id }, at, size, mayDeal }: Visit,
  exploreShare: number,
  random: () => number,
): number[] {
  const member = place.members.get(id);
  if (member === undefined) return [];
  const market = follow(place, at);
  const usual = { predicted: place.answers / place.looks, eligible: 1 };
  const deals = deal({
    open: place.open,
    listener: member,
    mayDeal: ({ commentId }) => mayDeal(commentId),
    describe: (comment, into) => describe(place.told, member, comment, into),
    appealOf: (comment) => appealOf(comment, place.visitors - comment.visitorsBefore, usual),
    predicted: (comment, probability) => {
      comment.weighed += 1;
      comment.predictedSum += probability;
    },
    model: place.model,
    market,
    promises: place.promises,
    now: at,
    size: cardsFor(member, usual.predicted, size),
    exploreShare,
    random,
  });
  place.visitors += 1;
  for (const { comment, features, predicted } of deals) {
    comment.inFlight += 1;
    comment.inFlightExpected += predicted;
    const card = { comment, at, features, predicted };
    place.out.set(`${id}:${comment.commentId}`, card);
    place.flying.add(card);
  }
  return deals.map(({ comment }) => comment.commentId);
}

interface Fate {
  readonly memberId: number;
  readonly commentId: number;
  readonly at: number;
  readonly outcome: Outcome;
}

function observe(place: Place, { memberId, commentId, at, outcome }: Fate): void {
  const { market, model, promises, out } = place;
  const member = place.members.get(memberId);
  const key = `${memberId}:${commentId}`;
  const card = out.get(key);
  if (member === undefined || card === undefined) return;
  const { comment } = card;
  out.delete(key);
  land(place, card);
  if (outcome === 'none') return;
  const answered = outcome === 'genuine';
  const first = answered && comment.answers === 0 && at - comment.createdAt < promises.soonMs;
  if (first && market !== undefined) market.answers += 1;
  learnTaste(member.learned, comment.content, product(model.mean, card.features), answered);
  learn(model, card.features, answered);
  for (const record of [comment, member, place]) {
    record.looks += 1;
    record.answers += answered ? 1 : 0;
  }
  for (const record of [comment, member]) {
    record.expected += card.predicted;
    record.information += card.predicted * (1 - card.predicted);
  }
}

/** In a world whose promise is another time, all else keeps its proportion. */
function promisesFor(soonMs: number): Promises {
  const factor = soonMs / usualPromises.soonMs;
  return {
    ...usualPromises,
    soonMs,
    lateMs: Math.max(usualPromises.lateMs, 2 * soonMs),
    looksMs: usualPromises.looksMs * Math.min(factor, 4),
  };
}

function newMember(id: number, taste: Float64Array): Member {
  return {
    memberId: id,
    told: taste,
    learned: emptyTaste(taste.length),
    looks: 0,
    answers: 0,
    expected: 0,
    information: 0,
    personalised: true,
  };
}

function newComment(comment: WorldComment, content: Float64Array, visitorsBefore: number): Comment {
  return {
    commentId: comment.id,
    authorId: comment.authorId,
    postId: comment.id,
    createdAt: comment.at,
    content,
    signal: comment.content,
    visitorsBefore,
    looks: 0,
    answers: 0,
    expected: 0,
    information: 0,
    inFlight: 0,
    inFlightExpected: 0,
    weighed: 0,
    predictedSum: 0,
  };
}
