import type { Outcome, Policy, Visit } from '../policy.ts';
import { dayOf, MINUTE, type Schedule } from '../worlds/schedule.ts';

/** A card left unanswered is known to be so after this time. */
const GIVEN_UP_MS = 15 * MINUTE;

/** One card that was dealt. */
export interface Card {
  readonly memberId: number;
  readonly commentId: number;
  readonly at: number;
  readonly outcome: Outcome;
}

/** All that a policy did in a world. Cards that it must not deal were not dealt, but are counted. */
export interface Played {
  readonly cards: readonly Card[];
  /** Wall clock of each `deal`, milliseconds. */
  readonly deckMs: Float64Array;
  readonly broken: Readonly<Record<Breach, number>>;
}

/** `own`: own comment; `cannot`: not there or cannot be answered; `twice`; `cap`: more cards than allowed. */
export type Breach = 'own' | 'cannot' | 'mute' | 'quiet' | 'twice' | 'cap';

/** Let a policy deal through a world from beginning to end. */
export function play(schedule: Schedule, policy: Policy): Played {
  const { comments, members, visits, truth, barrier } = schedule;
  for (const member of members) policy.memberJoined?.(member);
  const width = comments.length;
  const dealt = new Uint8Array(members.length * width);
  const today = new Int32Array(members.length);
  const day = new Int32Array(members.length);
  const cards: Card[] = [];
  const givenUp: Card[] = [];
  const deckMs = new Float64Array(visits.length);
  const broken = { own: 0, cannot: 0, mute: 0, quiet: 0, twice: 0, cap: 0 };
  let posted = 0;
  let reported = 0;
  let decks = 0;

  const breachOf = (memberId: number, commentId: number, at: number): Breach | null => {
    if (!(commentId >= 0 && commentId < posted)) return 'cannot';
    if (dealt[memberId * width + commentId] === 1) return 'twice';
    return barrier(memberId, commentId, at);
  };
  const reportUntil = (at: number): void => {
    for (let card = givenUp[reported]; card !== undefined && card.at + GIVEN_UP_MS <= at;) {
      policy.observed(card.memberId, card.commentId, card.at + GIVEN_UP_MS, 'none');
      reported += 1;
      card = givenUp[reported];
    }
  };

  for (const { memberId, at, size } of visits) {
    for (let next = comments[posted]; next !== undefined && next.at <= at; next = comments[posted]) {
      reportUntil(next.at);
      policy.commentPosted(next);
      posted += 1;
    }
    reportUntil(at);
    const member = members[memberId];
    if (member === undefined) continue;
    if (day[memberId] !== dayOf(at)) {
      day[memberId] = dayOf(at);
      today[memberId] = 0;
    }
    const room = Math.min(size, member.dailyCap - (today[memberId] ?? 0));
    if (room <= 0) continue;
    const visit: Visit = { member, at, size: room, mayDeal: (id) => breachOf(memberId, id, at) === null };
    const before = performance.now();
    const deck = policy.deal(visit);
    deckMs[decks] = performance.now() - before;
    decks += 1;
    let taken = 0;
    for (const commentId of deck) {
      const breach = taken >= room ? 'cap' : breachOf(memberId, commentId, at);
      if (breach !== null) {
        broken[breach] += 1;
        continue;
      }
      taken += 1;
      dealt[memberId * width + commentId] = 1;
      const card = { memberId, commentId, at, outcome: truth(memberId, commentId) };
      cards.push(card);
      if (card.outcome === 'none') givenUp.push(card);
      else policy.observed(memberId, commentId, at, card.outcome);
    }
    today[memberId] = (today[memberId] ?? 0) + taken;
  }
  return { cards, deckMs: deckMs.subarray(0, decks), broken };
}
