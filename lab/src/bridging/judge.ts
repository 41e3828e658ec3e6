import { bridge, resonance, type Rating } from '@huixiang/ranking';
import { hash32 } from '../matching/random.ts';

/** One vote: 1 agree, 0 pass, -1 disagree. */
export interface Vote {
  readonly voter: number;
  readonly comment: number;
  readonly vote: 1 | 0 | -1;
}

const TOP = 10;
/** Votes that each side must have left to judge by. */
const JUDGES_MIN = 5;
/** 80 % confidence. */
const Z = 1.2816;

/** Ways of putting comments in order by half of the votes. */
const orders: Readonly<Record<string, (votes: readonly Vote[]) => (comment: number) => number>> = {
  bridge(votes) {
    const scores = bridge(votes.map(ratingOf));
    return (comment) => scores.get(comment)?.score ?? -1;
  },
  wilson: (votes) => counted(votes, wilson),
  resonance: (votes) => counted(votes, (echoes, shown) => resonance({ echoes, shown })),
  count: (votes) => counted(votes, (echoes) => echoes),
};
export const orderNames = Object.keys(orders);

/**
 * How much the less friendly of two sides agrees with the ten comments that an order puts first: the order sees half of
 * the votes, the other half judges.
 * @param sides of each voter, by the sign
 */
export function judge(
  votes: readonly Vote[],
  sides: ReadonlyMap<number, number>,
  order: string,
  seed: number,
): number {
  const seen = votes.filter(({ voter, comment }) => hash32(seed, voter, comment) % 2 === 0);
  const judging = votes.filter(({ voter, comment }) => hash32(seed, voter, comment) % 2 === 1);
  const shares = [true, false].map((side) => {
    const ofSide = judging.filter(({ voter }) => (sides.get(voter) ?? 0) > 0 === side);
    return tally(ofSide);
  });
  const fair = [...tally(seen).keys()].filter((comment) =>
    shares.every((share) => (share.get(comment)?.shown ?? 0) >= JUDGES_MIN),
  );
  const valueOf = orders[order]?.(seen) ?? (() => 0);
  const top = fair.toSorted((a, b) => valueOf(b) - valueOf(a) || a - b).slice(0, TOP);
  const agreed = top.map((comment) =>
    Math.min(...shares.map((share) => (share.get(comment)?.echoes ?? 0) / (share.get(comment)?.shown ?? 1))),
  );
  return agreed.reduce((sum, share) => sum + share, 0) / Math.max(1, agreed.length);
}

interface Tally {
  echoes: number;
  shown: number;
}

function tally(votes: readonly Vote[]): Map<number, Tally> {
  const found = new Map<number, Tally>();
  for (const { comment, vote } of votes) {
    let sum = found.get(comment);
    if (sum === undefined) found.set(comment, (sum = { echoes: 0, shown: 0 }));
    sum.shown += 1;
    if (vote === 1) sum.echoes += 1;
  }
  return found;
}

function counted(votes: readonly Vote[], value: (echoes: number, shown: number) => number) {
  const sums = tally(votes);
  return (comment: number): number => {
    const { echoes, shown } = sums.get(comment) ?? { echoes: 0, shown: 0 };
    return value(echoes, shown);
  };
}

function wilson(echoes: number, shown: number): number {
  if (shown === 0) return 0;
  const share = echoes / shown;
  const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * shown)) / shown);
  return (share + Z ** 2 / (2 * shown) - spread) / (1 + Z ** 2 / shown);
}

function ratingOf({ voter, comment, vote }: Vote): Rating {
  return { memberId: voter, commentId: comment, value: vote === 1 ? 1 : 0, weight: 1 };
}
