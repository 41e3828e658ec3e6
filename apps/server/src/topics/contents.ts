import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Pool } from '@huixiang/postgres';
import type { Bus } from '../live/bus.ts';
import { describeContent, type CommentContent } from './content.ts';
import { storedTerms } from './stored-terms.ts';
import type { TermKeeper } from './term-keeper.ts';
import type { Frequencies } from './term-weights.ts';
import { termsOf, type Term } from './terms.ts';
import { ALL_COMMENTS, loadFrequencies, loadTexts } from './terms.store.ts';

/** What comments are about, kept ready. */
export interface Contents {
  /** Contents of those of these comments that are there and not taken back. */
  of(spaceId: number, commentIds: readonly number[]): Promise<Map<number, CommentContent>>;
}

interface Known {
  readonly content: CommentContent;
  readonly spaceId: number;
  readonly describedAt: number;
}

/** Below 1 kB each. Comments that wait are kept by their rooms; these are for tastes and for a room that is entered again. */
const CONTENTS_MAX = 10_000;
/** Frequencies drift slowly, and so may the weights. */
const FRESH_MS = 30 * 60_000;
/** Some ten milliseconds of segmenting, then others have their turn. */
const BATCH_MAX = 200;

export function createContents(options: {
  pool: Pool;
  bus: Bus;
  keeper: TermKeeper;
  now: () => number;
}): Contents {
  const { pool, bus, keeper, now } = options;
  /** Longest unused first. */
  const known = new Map<number, Known>();
  /** Moves with every change, so that what was read before one is not kept after it. */
  let changes = 0;
  bus.subscribe(
    (message) => {
      if (message.kind !== 'changed') return;
      changes += 1;
      known.delete(message.commentId);
    },
    () => {
      changes += 1;
      known.clear();
    },
  );

  const keep = (entry: Known): void => {
    if (known.size >= CONTENTS_MAX) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    known.set(entry.content.commentId, entry);
  };
  const describe = async (spaceId: number, ids: readonly number[], found: Map<number, CommentContent>) => {
    const [at, changesBefore] = [now(), changes];
    const rows = (await loadTexts(pool, [spaceId, ids])).filter((row) => !row.deleted);
    for (const row of rows) if (row.words === null) keeper.touch(spaceId, row.comment_id);
    const titles = new Map(rows.map(({ title }) => [title, title === '' ? [] : termsOf(title)]));
    const texts = rows.map((row) => ({
      commentId: row.comment_id,
      text: row.text,
      words: row.words === null ? termsOf(row.text) : storedTerms({ words: row.words, counts: row.counts }),
      titleWords: titles.get(row.title) ?? [],
    }));
    const frequencies = await frequenciesOf(pool, spaceId, texts);
    for (const text of texts) {
      const content = describeContent(text, frequencies);
      found.set(text.commentId, content);
      if (changes === changesBefore) keep({ content, spaceId, describedAt: at });
    }
  };
  return {
    async of(spaceId, commentIds) {
      const found = new Map<number, CommentContent>();
      const missing: number[] = [];
      const freshFrom = now() - FRESH_MS;
      for (const id of commentIds) {
        const entry = known.get(id);
        if (entry === undefined || entry.spaceId !== spaceId || entry.describedAt < freshFrom) {
          missing.push(id);
          continue;
        }
        known.delete(id);
        known.set(id, entry);
        found.set(id, entry.content);
      }
      for (let from = 0; from < missing.length; from += BATCH_MAX) {
        if (from > 0) await nextTurn();
        await describe(spaceId, missing.slice(from, from + BATCH_MAX), found);
      }
      return found;
    },
  };
}

/** How often the words of these texts and titles stand in their space. */
async function frequenciesOf(
  pool: Pool,
  spaceId: number,
  texts: readonly { words: readonly Term[]; titleWords: readonly Term[] }[],
): Promise<Frequencies> {
  const wanted = new Set([ALL_COMMENTS]);
  for (const { words, titleWords } of texts) {
    for (const { term } of words) wanted.add(term);
    for (const { term } of titleWords) wanted.add(term);
  }
  const rows = await loadFrequencies(pool, [spaceId, [...wanted]]);
  const counts = new Map(rows.map((row) => [row.term, row.comments]));
  return { comments: counts.get(ALL_COMMENTS) ?? 0, of: (term) => counts.get(term) ?? 0 };
}
