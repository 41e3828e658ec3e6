import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const FOLDER = 'polis-comment-votes';

/** A conversation of real people, as columns: of each person the last vote on each comment, without votes of authors for themselves. */
export interface VotedConversation {
  readonly name: string;
  /** Comments that somebody else voted on. */
  readonly comments: readonly VotedComment[];
  /** Persons, authors among them, are numbered from 0. */
  readonly people: number;
  readonly votes: {
    /** Unix seconds. */
    readonly at: Float64Array;
    /** Place in `comments`. */
    readonly comment: Int32Array;
    readonly person: Int32Array;
    /** 1 agree, 0 pass, -1 disagree. */
    readonly vote: Int8Array;
  };
}

export interface VotedComment {
  readonly author: number;
  /** Unix seconds: as stated, or its earliest vote if that was earlier. */
  readonly at: number;
  readonly text: string;
}

/** All conversations of `dir/polis-comment-votes` in the order of the file; none when it is absent. */
export async function readConversations(dir: string): Promise<VotedConversation[]> {
  const place = (name: string): string => join(dir, FOLDER, name);
  if (!existsSync(place('votes.csv'))) return [];
  const votes = rowsOf(await readFile(place('votes.csv'), 'utf8'), ['conv', 't', 'comment', 'voter', 'vote']);
  const comments = existsSync(place('comments.csv'))
    ? rowsOf(await readFile(place('comments.csv'), 'utf8'), ['conv', 'comment', 'author', 't', 'text'])
    : [];
  const byName = new Map<string, { votes: Row[]; comments: Row[] }>();
  const of = (name: string): { votes: Row[]; comments: Row[] } => {
    const known = byName.get(name) ?? { votes: [], comments: [] };
    byName.set(name, known);
    return known;
  };
  for (const row of votes) of(row[0] ?? '').votes.push(row);
  for (const row of comments) of(row[0] ?? '').comments.push(row);
  return [...byName]
    .map(([name, rows]) => conversationOf(name, rows.votes, rows.comments))
    .filter((conversation) => conversation.votes.at.length > 0);
}

type Row = readonly string[];

/** The cells of the wanted columns, in their order. @throws Error when one is missing */
function rowsOf(text: string, columns: readonly string[]): Row[] {
  const [header = [], ...rows] = text.includes('"')
    ? parse(text, { bom: true, skipEmptyLines: true })
    : text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => line.trim().split(','));
  const places = columns.map((column) => header.indexOf(column));
  const missing = columns.filter((_, i) => places[i] === -1);
  if (missing.length > 0) throw new Error(`Missing columns: ${missing.join(', ')}`);
  return rows.map((row) => places.map((place) => row[place] ?? ''));
}

/** From rows of `conv, t, comment, voter, vote` and `conv, comment, author, t, text`. */
export function conversationOf(
  name: string,
  voteRows: readonly Row[],
  commentRows: readonly Row[],
): VotedConversation {
  const people = numbering();
  const stated = new Map(commentRows.map((row) => [row[1] ?? '', row]));
  const authors = new Map<string, number>();
  // An author who is not known is a person of their own.
  const authorOf = (comment: string): number => {
    const author = stated.get(comment)?.[2] ?? '';
    const person = authors.get(comment) ?? people.of(author === '' ? `author of ${comment}` : `p${author}`);
    authors.set(comment, person);
    return person;
  };
  const last = new Map<string, { at: number; comment: string; person: number; vote: number }>();
  const earliest = new Map<string, number>();
  for (const [, time = '', comment = '', voter = '', vote = ''] of voteRows) {
    const [at, person] = [Number(time), people.of(`p${voter}`)];
    earliest.set(comment, Math.min(at, earliest.get(comment) ?? at));
    const key = `${person}:${comment}`;
    if (person !== authorOf(comment) && at >= (last.get(key)?.at ?? at))
      last.set(key, { at, comment, person, vote: Math.sign(Number(vote)) });
  }
  const comments = numbering();
  const kept = [...last.values()].toSorted((a, b) => a.at - b.at);
  const columns = {
    at: Float64Array.from(kept, ({ at }) => at),
    comment: Int32Array.from(kept, ({ comment }) => comments.of(comment)),
    person: Int32Array.from(kept, ({ person }) => person),
    vote: Int8Array.from(kept, ({ vote }) => vote),
  };
  const voted = comments.names().map((comment) => {
    const first = earliest.get(comment) ?? 0;
    const said = stated.get(comment);
    return {
      author: authorOf(comment),
      at: Math.min(first, said === undefined || said[3] === '' ? first : Number(said[3])),
      text: said?.[4] ?? '',
    };
  });
  return { name, comments: voted, people: people.names().length, votes: columns };
}

/** Numbers names from 0 in the order in which they come. */
function numbering(): { of: (name: string) => number; names: () => string[] } {
  const numbers = new Map<string, number>();
  return {
    of: (name) => {
      const known = numbers.get(name) ?? numbers.size;
      numbers.set(name, known);
      return known;
    },
    names: () => [...numbers.keys()],
  };
}
