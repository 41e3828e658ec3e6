import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** One vote as the data has it: 1 agree, 0 pass, -1 disagree. A voter may vote again; the last one counts. */
export interface SourceVote {
  /** Unix seconds. */
  readonly at: number;
  readonly comment: string;
  readonly voter: string;
  readonly vote: 1 | 0 | -1;
}

/** One comment as the data has it; `author` or `text` may be empty. */
export interface SourceComment {
  readonly comment: string;
  readonly author: string;
  /** Unix seconds. */
  readonly at: number;
  readonly text: string;
}

/** A conversation in the order of its files. Votes may name comments that `comments` lacks. */
export interface Conversation {
  readonly name: string;
  readonly comments: readonly SourceComment[];
  readonly votes: readonly SourceVote[];
}

const FOLDER = 'polis-comment-votes';

/**
 * Read one conversation from `dir` or its folder `polis-comment-votes` (format: testdata/polis-comment-votes/README.md).
 * @throws Error in words when the files are absent, a row is malformed, or no conversation has this name
 */
export async function readConversation(dir: string, name: string): Promise<Conversation> {
  const folder = [dir, join(dir, FOLDER)].find((place) => existsSync(join(place, 'votes.csv')));
  if (folder === undefined) throw new Error(`Neither ${dir} nor ${join(dir, FOLDER)} has a votes.csv`);
  const [votes, comments] = await Promise.all([
    readFile(join(folder, 'votes.csv'), 'utf8'),
    readFile(join(folder, 'comments.csv'), 'utf8'),
  ]);
  return parseConversation({ votes, comments }, name);
}

/** The same from the texts of the two files. @throws Error as `readConversation` */
export function parseConversation(
  texts: { readonly votes: string; readonly comments: string },
  name: string,
): Conversation {
  const votes = rowsOf(texts.votes, ['t', 'comment', 'voter', 'vote'], name).map((row) => ({
    at: integer(row, 't'),
    comment: field(row, 'comment'),
    voter: field(row, 'voter'),
    vote: voteOf(row),
  }));
  const comments = rowsOf(texts.comments, ['comment', 'author', 't', 'text'], name).map((row) => ({
    comment: field(row, 'comment'),
    author: row['author'] ?? '',
    at: integer(row, 't'),
    text: row['text'] ?? '',
  }));
  if (votes.length === 0 && comments.length === 0) throw new Error(`There is no conversation "${name}"`);
  const twice = comments.find(
    (one, index) => comments.findIndex((other) => other.comment === one.comment) < index,
  );
  if (twice !== undefined) throw new Error(`Comment ${twice.comment} of ${name} is in comments.csv twice`);
  return { name, comments, votes };
}

type Row = Readonly<Record<string, string>>;

function rowsOf(text: string, columns: readonly string[], conversation: string): Row[] {
  const rows = parse<Row>(text, { columns: true, bom: true, skipEmptyLines: true });
  const missing = ['conv', ...columns].filter((column) => rows[0] !== undefined && !(column in rows[0]));
  if (missing.length > 0) throw new Error(`Missing columns: ${missing.join(', ')}`);
  return rows.filter((row) => row['conv'] === conversation);
}

function field(row: Row, column: string): string {
  const value = row[column] ?? '';
  if (value === '') throw new Error(`A row has no ${column}: ${JSON.stringify(row)}`);
  return value;
}

function integer(row: Row, column: string): number {
  const value = Number(field(row, column));
  if (!Number.isSafeInteger(value))
    throw new Error(`${column} is not a whole number: ${JSON.stringify(row)}`);
  return value;
}

function voteOf(row: Row): 1 | 0 | -1 {
  const value = integer(row, 'vote');
  if (value !== 1 && value !== 0 && value !== -1)
    throw new Error(`vote is not 1, 0 or -1: ${JSON.stringify(row)}`);
  return value;
}
