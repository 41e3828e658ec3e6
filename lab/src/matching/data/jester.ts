import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'jester-full';
/** Columns that almost everybody rated (README of the data): the answers of onboarding. */
const GAUGE = [5, 7, 8, 13, 15, 16, 17, 18, 19, 20];

/** Ratings from -10 to 10, people × texts, NaN where a text was not rated. */
export interface Ratings {
  readonly people: number;
  readonly texts: number;
  readonly values: Float32Array;
}

/** People who rated everything, and others from whom the signal of a text's content is taken. */
export interface Jester {
  readonly full: Ratings;
  readonly others: Ratings;
  /** Places of the gauge texts, and of all the rest. */
  readonly gauge: readonly number[];
  readonly rest: readonly number[];
}

/** Read `dir/jester-full`, or null when it is absent. Without `partial.csv` every third person of `full.csv` is an other. */
export async function readJester(dir: string): Promise<Jester | null> {
  const place = (name: string): string => join(dir, FOLDER, name);
  if (!existsSync(place('full.csv'))) return null;
  const text = await readFile(place('full.csv'), 'utf8');
  const partial = existsSync(place('partial.csv')) ? await readFile(place('partial.csv'), 'utf8') : null;
  const names = header(text);
  const gauge = GAUGE.map((number) => names.indexOf(`j${number}`)).filter((column) => column >= 0);
  const rest = names.map((_, column) => column).filter((column) => !gauge.includes(column));
  const full = parseRatings(text);
  if (partial !== null) return { full, others: parseRatings(partial), gauge, rest };
  const third = (person: number): boolean => person % 3 === 2;
  return { full: only(full, (one) => !third(one)), others: only(full, third), gauge, rest };
}

function header(text: string): string[] {
  const end = text.indexOf('\n');
  return text
    .slice(0, end < 0 ? text.length : end)
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((name) => name.trim().replaceAll('"', ''));
}

/** @throws Error when a row has another number of columns than the header */
export function parseRatings(text: string): Ratings {
  const texts = header(text).length;
  const lines = text.split('\n').slice(1);
  const rows = lines.map((line) => line.trim()).filter((line) => line !== '');
  const values = new Float32Array(rows.length * texts);
  for (const [person, row] of rows.entries()) {
    const cells = row.split(',');
    if (cells.length !== texts)
      throw new Error(`Row ${person + 2} of the ratings has ${cells.length} columns`);
    for (const [item, cell] of cells.entries())
      values[person * texts + item] = cell === '' ? Number.NaN : Number(cell);
  }
  return { people: rows.length, texts, values };
}

function only({ people, texts, values }: Ratings, keep: (person: number) => boolean): Ratings {
  const kept = Array.from({ length: people }, (_, person) => person).filter(keep);
  const out = new Float32Array(kept.length * texts);
  for (const [place, person] of kept.entries())
    out.set(values.subarray(person * texts, (person + 1) * texts), place * texts);
  return { people: kept.length, texts, values: out };
}
