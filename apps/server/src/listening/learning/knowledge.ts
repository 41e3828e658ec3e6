import { setImmediate as nextTurn } from 'node:timers/promises';
import { limits } from '@huixiang/contract';
import { learn, usualPromises, type Market, type Model } from '@huixiang/matching';
import type { Pool } from '@huixiang/postgres';
import { idFloor } from '../../ids.ts';
import { FEATURES, untaughtModel } from '../features.ts';
import { loadAnsweredAfter, loadAnsweredBefore, loadWaits, type AnsweredRow } from './learning.store.ts';
import { marketOf } from './market-of.ts';

/** What a space has learned from its answered cards. Read it, change nothing. */
export interface SpaceKnowledge {
  readonly model: Model;
  readonly market: Market;
  /** Share of looks that are answered genuinely, above 0. */
  readonly usualRate: number;
}

/**
 * Knowledge of spaces, kept up with their rows. A model is the fold of the latest answered cards and the market that of
 * the latest waits: nothing else is stored, so processes share one truth and a restart loses nothing.
 */
export interface Knowledge {
  of(spaceId: number): Promise<SpaceKnowledge>;
}

/** The latest answers that a model is made of; older ones have little to say about today's people. */
const LATEST_MAX = 20_000;
const PAGE = 2_000;
/** Rows are followed at most this often, and the market is worked out anew as often as the second one. */
const FRESH_MS = 1_000;
const MARKET_FRESH_MS = 30_000;
/** An answer may become visible this much later than one with a later time: clocks differ, and statements take time. */
const LATE_MS = 10_000;
/** An answer may be taken back for a while, by a clock that may be a little behind: only then does it teach anything. */
export const SETTLED_MS = limits.undoMs + 5_000;
/** The market forgets half of everything in three hours; what is older than this weighs next to nothing. */
const MARKET_MS = 12 * 3_600_000;
const WAITS_MAX = 5_000;
/** What is believed of a new space: so many answers in so many looks. */
const PRIOR = { answers: 5, looks: 20 };
/** Some kilobytes each. */
const SPACES_MAX = 2_000;

class SpaceFold {
  model = untaughtModel();
  market: Market | undefined;
  marketAt = -Infinity;
  followedAt = -Infinity;
  answers = PRIOR.answers;
  looks = PRIOR.looks;
  /** Answers folded since the model was begun, and those of them that may be read once more, with their times. */
  folded = 0;
  readonly recent = new Map<string, number>();
  upTo = 0;
  following: Promise<void> | undefined;

  fold(rows: readonly AnsweredRow[]): void {
    for (const row of rows) {
      const key = `${row.comment_id}:${row.member_id}`;
      if (this.recent.has(key)) continue;
      this.recent.set(key, row.answered_at);
      learn(this.model, fitted(row.features), row.genuine);
      this.answers += row.genuine ? 1 : 0;
      this.looks += 1;
      this.folded += 1;
      this.upTo = Math.max(this.upTo, row.answered_at);
    }
    for (const [key, at] of this.recent) if (at < this.upTo - LATE_MS) this.recent.delete(key);
  }

  begin(): void {
    this.model = untaughtModel();
    this.answers = PRIOR.answers;
    this.looks = PRIOR.looks;
    this.folded = 0;
    this.upTo = 0;
    this.recent.clear();
  }
}

export function createKnowledge({ pool, now }: { pool: Pool; now: () => number }): Knowledge {
  const spaces = new Map<number, SpaceFold>();

  const used = (spaceId: number): SpaceFold => {
    const space = spaces.get(spaceId) ?? new SpaceFold();
    spaces.delete(spaceId);
    spaces.set(spaceId, space);
    const oldest = spaces.keys().next();
    if (spaces.size > SPACES_MAX && !oldest.done) spaces.delete(oldest.value);
    return space;
  };
  const follow = async (spaceId: number, space: SpaceFold): Promise<void> => {
    const at = now();
    if (space.upTo === 0 || space.folded >= 2 * LATEST_MAX) {
      const latest = await loadLatest(pool, spaceId, at - SETTLED_MS);
      space.begin();
      for (let from = 0; from < latest.length; from += PAGE) {
        if (from > 0) await nextTurn();
        space.fold(latest.slice(from, from + PAGE));
      }
    } else {
      for await (const rows of pagesAfter(pool, spaceId, space.upTo - LATE_MS, at - SETTLED_MS))
        space.fold(rows);
    }
    if (at - space.marketAt >= MARKET_FRESH_MS) {
      const from = at - MARKET_MS;
      const waits = await loadWaits(pool, [spaceId, idFloor(from), WAITS_MAX]);
      space.market = marketOf(waits, usualPromises.soonMs, from, at);
      space.marketAt = at;
    }
    space.followedAt = at;
  };

  return {
    async of(spaceId) {
      const space = used(spaceId);
      if (now() - space.followedAt >= FRESH_MS) {
        space.following ??= follow(spaceId, space).finally(() => (space.following = undefined));
        await space.following;
      }
      const { answers, looks, market, model } = space;
      if (market === undefined) throw new Error('A space was used before it was read');
      return { model, market, usualRate: answers / looks };
    },
  };
}

/** Those given up to a time, earliest first. */
async function loadLatest(pool: Pool, spaceId: number, upTo: number): Promise<AnsweredRow[]> {
  const rows: AnsweredRow[] = [];
  const before: [number, number, number] = [upTo + 1, 0, 0];
  while (rows.length < LATEST_MAX) {
    const page = await loadAnsweredBefore(pool, [spaceId, ...before, PAGE]);
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    before.splice(0, 3, last.answered_at, last.comment_id, last.member_id);
  }
  return rows.reverse();
}

async function* pagesAfter(
  pool: Pool,
  spaceId: number,
  from: number,
  upTo: number,
): AsyncGenerator<AnsweredRow[]> {
  const after: [number, number, number] = [from, 0, 0];
  for (;;) {
    const page = await loadAnsweredAfter(pool, [spaceId, ...after, PAGE, upTo]);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after.splice(0, 3, last.answered_at, last.comment_id, last.member_id);
  }
}

/** Cards that were dealt when fewer features were known say nothing about the later ones. */
function fitted(features: readonly number[]): ArrayLike<number> {
  if (features.length === FEATURES) return features;
  return Array.from({ length: FEATURES }, (_, i) => features[i] ?? 0);
}
