import type { Conversation, SourceVote } from '../data/polis.ts';
import { createSaidBefore } from './said-before.ts';
import { postableText, type Change } from './texts.ts';

/** One thing that one member does. `member` and `comment` are positions in the plan's lists. */
export interface Act {
  readonly kind: 'comment' | 'echo' | 'pass';
  /** Unix seconds. */
  readonly at: number;
  readonly member: number;
  readonly comment: number;
}

export interface PlannedComment {
  /** Id in the data. */
  readonly source: string;
  readonly author: number;
  readonly text: string;
  readonly changes: readonly Change[];
}

export interface Plan {
  /** Voters and authors by their ids in the data. */
  readonly members: readonly string[];
  readonly comments: readonly PlannedComment[];
  /** In the order of time; a comment stands before every vote on it. */
  readonly acts: readonly Act[];
}

/**
 * What is to be played. Agreeing is an echo; passing and disagreeing are both a pass, which takes a standing echo back.
 * Votes of authors on their own comment are left out: nobody echoes themselves. A comment that the data lacks, or one
 * without an author, gets a stand-in author of its own and is posted when its first vote needs it.
 */
export function planReplay(conversation: Conversation): Plan {
  const members = new Register();
  const drafts = draftsOf(conversation);
  const spoken = new Map<string, Set<string>>();
  const before = createSaidBefore();
  const comments: PlannedComment[] = [];
  const numbers = new Map<string, number>();
  const acts: Act[] = [];
  for (const { source, author, at, text: original } of drafts) {
    let said = spoken.get(author);
    if (said === undefined) spoken.set(author, (said = new Set()));
    const comment = comments.length;
    numbers.set(source, comment);
    const member = members.numberOf(author);
    const postable = postableText(original, source, said, (words) => before.refuses(member, words));
    before.add(member, postable.text);
    comments.push({ source, author: member, ...postable });
    acts.push({ kind: 'comment', at, member, comment });
  }
  for (const vote of conversation.votes) {
    const comment = numbers.get(vote.comment) ?? -1;
    const member = members.numberOf(vote.voter);
    if (comments[comment]?.author === member) continue;
    acts.push({ kind: vote.vote === 1 ? 'echo' : 'pass', at: vote.at, member, comment });
  }
  // Stable, and comments were added first: equal times keep comments before votes and votes in file order.
  acts.sort((a, b) => a.at - b.at);
  return { members: members.names, comments, acts };
}

interface Draft {
  readonly source: string;
  readonly author: string;
  readonly at: number;
  readonly text: string | undefined;
}

/** All comments that were written or voted on, oldest first, none later than its first vote. */
function draftsOf({ comments, votes }: Conversation): Draft[] {
  const firstVotes = new Map<string, SourceVote>();
  for (const vote of votes) {
    const first = firstVotes.get(vote.comment);
    if (first === undefined || vote.at < first.at) firstVotes.set(vote.comment, vote);
  }
  const drafts: Draft[] = comments.map(({ comment, author, at, text }) => ({
    source: comment,
    author: author === '' ? standInFor(comment) : author,
    at: Math.min(at, firstVotes.get(comment)?.at ?? at),
    text,
  }));
  const known = new Set(comments.map(({ comment }) => comment));
  for (const [comment, { at }] of firstVotes) {
    if (!known.has(comment))
      drafts.push({ source: comment, author: standInFor(comment), at, text: undefined });
  }
  return drafts.sort((a, b) => a.at - b.at);
}

function standInFor(comment: string): string {
  return `author of ${comment}`;
}

/** Gives each name a number, in order of first appearance. */
class Register {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}
