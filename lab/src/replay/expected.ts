import type { Conversation, SourceVote } from '../data/polis.ts';

/**
 * Echoes that each comment must end with, straight from the rows and without the plan that was played: of each person
 * the last vote by time (by position in the file within a second) counts, it counts when it agrees, and authors do
 * not count on their own comment. Keys are the ids of all comments in the data, voted on or written.
 */
export function expectedEchoes({ comments, votes }: Conversation): Map<string, number> {
  const authors = new Map(comments.map(({ comment, author }) => [comment, author]));
  const lastVotes = new Map<string, Map<string, SourceVote>>();
  for (const vote of votes) {
    let voters = lastVotes.get(vote.comment);
    if (voters === undefined) lastVotes.set(vote.comment, (voters = new Map()));
    const last = voters.get(vote.voter);
    if (last === undefined || vote.at >= last.at) voters.set(vote.voter, vote);
  }
  const echoes = new Map(comments.map(({ comment }) => [comment, 0]));
  for (const [comment, voters] of lastVotes) {
    const agreeing = [...voters.values()].filter(
      ({ vote, voter }) => vote === 1 && voter !== authors.get(comment),
    );
    echoes.set(comment, agreeing.length);
  }
  return echoes;
}
