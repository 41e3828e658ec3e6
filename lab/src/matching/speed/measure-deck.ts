import { limits } from '@huixiang/contract';
import {
  appealOf,
  deal,
  emptyMarket,
  emptyModel,
  residualOf,
  usualPromises,
  type Listener,
  type OpenComment,
} from '@huixiang/matching';
import { below, randomFrom, type Random } from '../random.ts';
import { timed, type Times } from './measured.ts';

export interface DeckOrder {
  readonly seed: number;
  /** Comments that wait to be heard. */
  readonly open: number;
  readonly decks: number;
}

const WARM_UP_DECKS = 200;
const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 9, 8, 12, 30);
const AUTHORS = 2_000;
const POSTS = 50;
/** Numbers that tell what a comment is about, or what somebody wants to hear. */
const TOPICS = 16;
const BELIEFS = [-1.1, 2, 1.5, 0.3, 2, 0.3, 0.1, 0, 0.2, -0.1, 1, 0.2];
const EXPLORE_SHARE = 0.2;
/** Comments that a listener has met already. */
const MET = 100;
const USUAL = { predicted: 0.25, eligible: 1 };

interface Comment extends OpenComment {
  readonly topics: Float64Array;
  readonly facts: Float64Array;
  weighed: number;
  predictedSum: number;
}

interface Visitor {
  readonly record: Listener;
  readonly topics: Float64Array;
  readonly met: ReadonlySet<number>;
}

/** Deal decks of the usual size to one listener after the other; twelve features a pair, as the server has them. */
export function measureDeck({ seed, open, decks }: DeckOrder): Times {
  const random = randomFrom(31, seed);
  const comments = Array.from({ length: open }, (_, i) => drawComment(random, i + 1));
  const visitors = Array.from({ length: WARM_UP_DECKS + decks }, () => drawVisitor(random, open));
  const model = emptyModel(BELIEFS);
  const market = emptyMarket(NOW);
  let visits = 0;
  return timed(visitors, WARM_UP_DECKS, ({ record, topics, met }) => {
    const weighed: { comment: Comment; probability: number }[] = [];
    const residual = residualOf(record);
    deal({
      open: comments,
      listener: record,
      mayDeal: ({ commentId, authorId }) => authorId !== record.memberId && !met.has(commentId),
      describe: (comment, into) => describe(comment, topics, residual, into),
      appealOf: (comment) => appealOf(comment, visits, USUAL),
      predicted: (comment, probability) => void weighed.push({ comment, probability }),
      model,
      market,
      promises: usualPromises,
      now: NOW,
      size: limits.deckSize,
      exploreShare: EXPLORE_SHARE,
      random,
    });
    visits += 1;
    for (const { comment, probability } of weighed) {
      comment.weighed += 1;
      comment.predictedSum += probability;
    }
  });
}

function describe(comment: Comment, topics: Float64Array, residual: number, into: Float64Array): void {
  const { facts } = comment;
  let match = 0;
  for (let i = 0; i < TOPICS; i += 1) match += (topics[i] as number) * (comment.topics[i] as number);
  into.set(facts);
  into[1] = match;
  into[9] = Math.log10(1 + Math.max(0, NOW - comment.createdAt) / HOUR_MS);
  into[10] = residual;
  into[11] = residualOf(comment);
}

function drawComment(random: Random, commentId: number): Comment {
  const looks = below(random, 6);
  const expected = 0.25 * looks;
  const inFlight = below(random, 2);
  return {
    commentId,
    authorId: 1 + below(random, AUTHORS),
    postId: 1 + below(random, POSTS),
    createdAt: NOW - Math.floor(random() * 24 * HOUR_MS),
    looks,
    answers: below(random, 1 + Math.min(2, looks)),
    expected,
    information: 0.75 * expected,
    inFlight,
    inFlightExpected: 0.25 * inFlight,
    topics: drawTopics(random),
    facts: Float64Array.from(BELIEFS, (_, i) => (i === 0 ? 1 : random())),
    weighed: 0,
    predictedSum: 0,
  };
}

function drawVisitor(random: Random, open: number): Visitor {
  const looks = below(random, 40);
  const record: Listener = {
    memberId: 1 + below(random, AUTHORS),
    looks,
    answers: below(random, 1 + looks),
    expected: 0.25 * looks,
    information: 0.1875 * looks,
    personalised: true,
  };
  const met = new Set(Array.from({ length: MET }, () => 1 + below(random, open)));
  return { record, topics: drawTopics(random), met };
}

function drawTopics(random: Random): Float64Array {
  return Float64Array.from({ length: TOPICS }, () => (random() - 0.5) / 2);
}
