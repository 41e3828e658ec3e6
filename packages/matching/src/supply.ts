import { LOOKS_FLOOR } from './graduation.ts';

/** Below these numbers any rate is a guess, and a promise built on it worse. */
const CARDS_ENOUGH = 30;
const COMMENTS_ENOUGH = 10;
/** What dealing attains of min(1, cards per comment x accept rate) where the two meet; measured in lab/matching. */
const EFFICIENCY = 0.93;
/** Standard deviations either side that hold nine of ten. */
const Z = 1.645;

/** What one listener gives, looking back over the days of the facts. */
export interface ListenerFacts {
  readonly dailyCap: number;
  /** Cards taken on each day on which they came, from whichever space; 0 when nothing was there to take. */
  readonly visits: readonly number[];
  /** Of these cards, those of this space. */
  readonly cardsHere: number;
}

export interface SupplyFacts {
  /** How many days were looked at, above 0. */
  readonly days: number;
  /** Comments of these days that needed to be heard. */
  readonly comments: number;
  /** Cards of this space dealt in these days. */
  readonly dealt: number;
  /** Of these, those that can bring nothing more: answered, or left lying too long. */
  readonly settled: number;
  /** Of the settled, echoes and replies. */
  readonly answered: number;
  /** Cards of one visit. */
  readonly deckSize: number;
  /** Share of the comments that is to be promised an answer in time, 0 to 1. */
  readonly promise: number;
  readonly listeners: readonly ListenerFacts[];
}

export interface AcceptRate {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly cards: number;
}

export interface Supply {
  readonly commentsPerDay: number;
  readonly cardsPerDay: { readonly dealt: number; readonly available: number; readonly declared: number };
  readonly cardsPerComment: number | null;
  readonly acceptRate: AcceptRate | null;
  /** Share of comments that can get an answer at all: min(1, cards per comment x accept rate). */
  readonly ceiling: number | null;
  /** Cards a day that the promise takes. */
  readonly cardsNeededPerDay: number | null;
  readonly verdict: 'not-enough-data' | 'enough' | 'tight' | 'short';
}

/** What the hearing of a space can give and what it needs: arithmetic on facts, nothing hoped for. */
export function supplyOf(facts: SupplyFacts): Supply {
  const { comments, days, listeners, promise } = facts;
  const commentsPerDay = comments / days;
  const available = sum(listeners.map((listener) => availablePerDay(listener, facts)));
  const cardsPerComment = comments === 0 ? null : available / commentsPerDay;
  const acceptRate = facts.settled < CARDS_ENOUGH ? null : rateOf(facts.answered, facts.settled);
  const ceiling =
    cardsPerComment === null || acceptRate === null ? null : Math.min(1, cardsPerComment * acceptRate.rate);
  return {
    commentsPerDay,
    cardsPerDay: {
      dealt: facts.dealt / days,
      available,
      declared: sum(listeners.map((listener) => listener.dailyCap)),
    },
    cardsPerComment,
    acceptRate,
    ceiling,
    cardsNeededPerDay:
      acceptRate === null || acceptRate.rate === 0
        ? null
        : commentsPerDay * Math.max(LOOKS_FLOOR, promise / EFFICIENCY / acceptRate.rate),
    verdict: verdictOf(comments, cardsPerComment, acceptRate, promise),
  };
}

/** Share of cards with an answer, with its Wilson interval. */
export function rateOf(answered: number, cards: number): AcceptRate {
  const rate = answered / cards;
  const middle = (rate + (Z * Z) / (2 * cards)) / (1 + (Z * Z) / cards);
  const half =
    (Z / (1 + (Z * Z) / cards)) * Math.sqrt((rate * (1 - rate)) / cards + (Z * Z) / (4 * cards * cards));
  return { rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half), cards };
}

/**
 * Cards a listener would take from this space on an average day if there were always enough: on a day of visits whole
 * decks, as many as they needed for what they took and at least one, within the cap. Spaces share a listener by what was
 * taken from each; one deck here is assumed, so that a space with nothing to deal yet is not taken for an unloved one.
 */
function availablePerDay(
  { dailyCap, visits, cardsHere }: ListenerFacts,
  { days, deckSize }: SupplyFacts,
): number {
  const decks = visits.map((cards) => Math.max(1, Math.ceil(cards / deckSize)));
  const total = sum(visits);
  const share = (Math.min(cardsHere, total) + deckSize) / (total + deckSize);
  return (share * sum(decks.map((count) => Math.min(dailyCap, count * deckSize)))) / days;
}

function verdictOf(
  comments: number,
  cardsPerComment: number | null,
  accept: AcceptRate | null,
  promise: number,
): Supply['verdict'] {
  if (cardsPerComment === null || accept === null || comments < COMMENTS_ENOUGH) return 'not-enough-data';
  const needed = promise / EFFICIENCY;
  if (cardsPerComment < LOOKS_FLOOR || cardsPerComment * accept.rate < needed) return 'short';
  return cardsPerComment * accept.low >= needed ? 'enough' : 'tight';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
