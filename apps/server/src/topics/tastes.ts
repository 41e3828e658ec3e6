import type { Pool } from '@huixiang/postgres';
import type { Bus } from '../live/bus.ts';
import type { CommentContent } from './content.ts';
import type { Contents } from './contents.ts';
import { gaugeDirection, gaugeTaste, learnTaste, type TermWeights } from './learn-taste.ts';
import type { TagDecision } from './merge-taste.ts';
import { loadActs, loadDecisions, loadReactions } from './taste.store.ts';
import { loadFrequencies } from './terms.store.ts';

/** What is known of a member's taste in a space, but for the interests that they declared for all spaces. */
export interface KnownTaste {
  readonly decided: readonly TagDecision[];
  readonly learned: TermWeights;
  readonly gauge: TermWeights;
  readonly gaugeDirection: TermWeights;
}

/** The tastes of members in spaces, made from their rows and kept while they are listening. */
export interface Tastes {
  of(spaceId: number, memberId: number): Promise<KnownTaste>;
  /** It changed: tell every process. */
  changed(spaceId: number, memberId: number): void;
}

/** Older acts say little, and two hundred are read in a millisecond or two. */
const ACTS_MAX = 200;
const REACTIONS_MAX = 50;
/** A taste that another process learned from an act follows within this time; decisions are told at once. */
const FRESH_MS = 60_000;
const TASTES_MAX = 5_000;

export function createTastes(options: {
  pool: Pool;
  bus: Bus;
  contents: Contents;
  now: () => number;
}): Tastes {
  const { pool, bus, contents, now } = options;
  const known = new Map<string, { readonly at: number; readonly taste: Promise<KnownTaste> }>();
  const keyOf = (spaceId: number, memberId: number): string => `${spaceId}:${memberId}`;
  bus.subscribe(
    (message) => {
      if (message.kind === 'taste') known.delete(keyOf(message.spaceId, message.memberId));
    },
    () => known.clear(),
  );

  const read = async (spaceId: number, memberId: number): Promise<KnownTaste> => {
    const [acts, reactions, decided] = await Promise.all([
      loadActs(pool, [spaceId, memberId, ACTS_MAX]),
      loadReactions(pool, [spaceId, memberId, REACTIONS_MAX]),
      loadDecisions(pool, [spaceId, memberId]),
    ]);
    const ids = [...acts, ...reactions].map((row) => row.comment_id);
    const found = await contents.of(spaceId, [...new Set(ids)]);
    // A comment that was taken back says nothing any more.
    const answers = withContent(reactions, found).map(([{ reaction }, content]) => ({ reaction, content }));
    const shared = await sharedTerms(pool, spaceId, answers);
    return {
      decided,
      learned: learnTaste(
        withContent(acts, found).map(([{ act, acted_at: at }, content]) => ({ act, at, content })),
        now(),
      ),
      gauge: gaugeTaste(answers, (term) => shared.has(term)),
      gaugeDirection: gaugeDirection(answers),
    };
  };
  return {
    of(spaceId, memberId) {
      const key = keyOf(spaceId, memberId);
      const at = now();
      const entry = known.get(key);
      if (entry !== undefined && at - entry.at < FRESH_MS) return entry.taste;
      if (known.size >= TASTES_MAX) known.clear();
      const taste = read(spaceId, memberId);
      known.set(key, { at, taste });
      taste.catch(() => known.delete(key));
      return taste;
    },
    changed(spaceId, memberId) {
      known.delete(keyOf(spaceId, memberId));
      bus.publish({ kind: 'taste', spaceId, memberId });
    },
  };
}

/** Of the words of gauge cards, those that stand in other comments of the space too. */
async function sharedTerms(
  pool: Pool,
  spaceId: number,
  answers: readonly { content: CommentContent }[],
): Promise<ReadonlySet<string>> {
  const terms = new Set(answers.flatMap(({ content }) => content.terms));
  if (terms.size === 0) return terms;
  const rows = await loadFrequencies(pool, [spaceId, [...terms]]);
  return new Set(rows.filter((row) => row.comments > 1).map((row) => row.term));
}

function withContent<Row extends { comment_id: number }>(
  rows: readonly Row[],
  contents: ReadonlyMap<number, CommentContent>,
): [Row, CommentContent][] {
  return rows.flatMap((row): [Row, CommentContent][] => {
    const content = contents.get(row.comment_id);
    return content === undefined ? [] : [[row, content]];
  });
}
