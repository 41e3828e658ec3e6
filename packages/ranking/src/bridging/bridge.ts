import { type Fitted, fitSide, type Pairs } from './fit-side.ts';

/** What one person made of one comment that they met. */
export interface Rating {
  readonly memberId: number;
  readonly commentId: number;
  /** 1: echoed it. 0: passed on it, or saw it and did nothing. */
  readonly value: 0 | 1;
  /** How much is known by it, above 0: a pass is deliberate (1), scrolling on hardly tells anything (less). */
  readonly weight: number;
}

export interface Bridge {
  /**
   * How much more than usual those people echo the comment who stand on the side that echoes it less: around -1..1, 0 for
   * a usual one, and near 0 as long as little is known.
   */
  readonly score: number;
  /** How much more one side echoes it than the middle does; its sign alone means nothing. */
  readonly lean: number;
}

const SWEEPS = 12;

/**
 * Which comments people appreciate across their differences, by the formula of Community Notes: the expected value of a
 * rating is
 *
 *     μ + b(person) + b(comment) + f(person) · f(comment)
 *
 * with one factor f, which takes up on which side people and comments stand. Fitted by weighted least squares with ridge
 * penalties (3 ratings on every b, 0.6 on every f, the ratio of the original), in alternating sweeps, each of which solves
 * for every comment and then for every person exactly. The same ratings give the same scores in whatever order they come.
 *
 *     score(comment) = b(comment) - |f(comment)| · s,   s = root mean square of f(person)
 *
 * which is what a person as far from the middle as people usually stand, on the side that echoes the comment less, is
 * expected to make of it, less what is usual. So a thousand echoes of one side do not do what a few of both sides do.
 *
 * Source of the formula: Wojcik and others, Birdwatch, 2022, and github.com/twitter/communitynotes (mf_base_scorer.py).
 *
 * @returns the bridge of every comment that was rated
 */
export function bridge(ratings: readonly Rating[]): Map<number, Bridge> {
  const ordered = ratings.toSorted((a, b) => a.commentId - b.commentId || a.memberId - b.memberId);
  const total = ordered.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return new Map();
  const mean = ordered.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
  const comments = numbered(ordered.map(({ commentId }) => commentId));
  const members = numbered(ordered.map(({ memberId }) => memberId));
  const weights = Float64Array.from(ordered, ({ weight }) => weight);
  const values = Float64Array.from(ordered, ({ value }) => value - mean);
  const ofComments: Pairs = { own: comments.at, other: members.at, weights, values };
  const ofMembers: Pairs = { own: members.at, other: comments.at, weights, values };
  let memberSide: Fitted = {
    offsets: new Float64Array(members.ids.length),
    // A start that depends on who it is, not on when they came; the sweeps turn it to where people differ most.
    factors: Float64Array.from(members.ids, startOf),
  };
  let commentSide = fitSide(ofComments, comments.ids.length, memberSide);
  for (let sweep = 1; sweep < SWEEPS; sweep += 1) {
    memberSide = fitSide(ofMembers, members.ids.length, commentSide);
    commentSide = fitSide(ofComments, comments.ids.length, memberSide);
  }
  const { offsets, factors } = commentSide;
  // As far from the middle as people usually stand.
  const distance = Math.hypot(...memberSide.factors) / Math.sqrt(members.ids.length);
  return new Map(
    comments.ids.map((id, i) => {
      const lean = (factors[i] ?? 0) * distance;
      return [id, { score: (offsets[i] ?? 0) - Math.abs(lean), lean }];
    }),
  );
}

/** Ids without repetition, and for each given one its place among them. */
function numbered(ids: readonly number[]): { readonly ids: readonly number[]; readonly at: Int32Array } {
  const places = new Map<number, number>();
  for (const id of ids) if (!places.has(id)) places.set(id, places.size);
  return { ids: [...places.keys()], at: Int32Array.from(ids, (id) => places.get(id) ?? 0) };
}

/** Between -0.5 and 0.5, unlike for neighbouring ids. */
function startOf(id: number): number {
  const mixed = Math.imul(id % 0x7fffffff, 0x9e3779b1) ^ Math.imul(Math.floor(id / 0x7fffffff), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296 - 0.5;
}
