import type { Vote } from './judge.ts';

const ROUNDS = 40;
/** Votes that somebody must have until half of their place is believed. */
const STEADY = 5;

/**
 * On which side of the main division of a conversation each voter stands: the first principal component of all votes,
 * with what is usual for a comment taken out, by power iteration. Not the model under test: it knows disagreement too.
 */
export function sidesOf(votes: readonly Vote[]): Map<number, number> {
  const usual = new Map(
    [...Map.groupBy(votes, ({ comment }) => comment)].map(([comment, list]) => [
      comment,
      list.reduce((sum, { vote }) => sum + vote, 0) / list.length,
    ]),
  );
  const rest = votes.map((one) => ({ ...one, value: one.vote - (usual.get(one.comment) ?? 0) }));
  let voters = new Map(votes.map(({ voter }) => [voter, Math.sin(voter * 12.9898)]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const comments = project(
      rest,
      ({ comment }) => comment,
      ({ voter }) => voters.get(voter) ?? 0,
    );
    voters = project(
      rest,
      ({ voter }) => voter,
      ({ comment }) => comments.get(comment) ?? 0,
    );
    const size = Math.hypot(...voters.values()) / Math.sqrt(voters.size);
    for (const [voter, place] of voters) voters.set(voter, place / Math.max(size, Number.EPSILON));
  }
  return voters;
}

type Rest = Vote & { readonly value: number };

function project(
  votes: readonly Rest[],
  own: (vote: Rest) => number,
  other: (vote: Rest) => number,
): Map<number, number> {
  const sums = new Map<number, { sum: number; votes: number }>();
  for (const vote of votes) {
    const at = sums.get(own(vote)) ?? { sum: 0, votes: 0 };
    sums.set(own(vote), { sum: at.sum + vote.value * other(vote), votes: at.votes + 1 });
  }
  return new Map([...sums].map(([id, { sum, votes: count }]) => [id, sum / Math.sqrt(count + STEADY)]));
}
