import { HuixiangError } from '../errors.ts';

/** Where in the answers to a search a page begins. */
export interface Position {
  /** Time of the first page: ages count from here, so that the order stays while pages are turned. */
  readonly at: number;
  /** The answers are those that have some of the words only. */
  readonly loose: boolean;
  /** The window of answers that is put in order begins below this id. */
  readonly before: number;
  /** In the window, behind the answer with this score (millionths) and id. */
  readonly score: number;
  readonly id: number;
}

const TOP = 9_999_999;

export function startPosition(at: number): Position {
  return { at, loose: false, before: Number.MAX_SAFE_INTEGER, score: TOP, id: 0 };
}

/** As a cursor of the API. */
export function writePosition({ at, loose, before, score, id }: Position): string {
  return `${loose ? 'l' : 's'}${[at, before, score, id].map((value) => value.toString(36)).join('.')}`;
}

/** @throws HuixiangError HX_CURSOR_INVALID */
export function readPosition(cursor: string): Position {
  const match = /^([ls])([0-9a-z]+)\.([0-9a-z]+)\.([0-9a-z]+)\.([0-9a-z]+)$/.exec(cursor);
  const [at, before, score, id] = (match?.slice(2) ?? []).map((value) => Number.parseInt(value, 36));
  if (![at, before, score, id].every(Number.isSafeInteger))
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  return { at: at ?? 0, loose: match?.[1] === 'l', before: before ?? 0, score: score ?? 0, id: id ?? 0 };
}
