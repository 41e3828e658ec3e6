import { listenersFor, nextWave, WAVES_FROM_MS, WAVES_UNTIL_MS } from '@huixiang/matching';
import { limits } from '@huixiang/contract';
import type { Context } from '../../context.ts';
import { idFloor } from '../../ids.ts';
import { IN_FLIGHT_MS } from '../room/rooms.ts';
import type { NudgeChannel } from './channel.ts';
import { findListeners, type Reachable } from './find-listeners.ts';
import {
  beginWaves,
  bookNudge,
  countNudged,
  loadWaiting,
  loadWaitingSpaces,
  undoWaves,
  type WaitingRow,
} from './nudge.store.ts';
import { NUDGES_A_WEEK, readAudience, type SpaceAudience } from './space-audience.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 3_600_000;
/** Nobody is told twice within this time. */
const GAP_MS = 4 * 3_600_000;
/** Comments looked at in one round, longest waiting first; the others come with the next. */
const WAITING_MAX = 2_000;
/** An index of listeners is read anew after this time; what matters of a single one is checked when they are booked. */
const AUDIENCE_FRESH_MS = 15 * MINUTE_MS;
/** Some 55 bytes per listener. */
const AUDIENCES_MAX = 100;
/** Where nobody could be told, at night say, nobody is looked for again within this time. */
const REST_MS = 10 * MINUTE_MS;
/** Spaces whose comments were not heard of, while this process was away say, are looked for this often. */
const SEARCH_MS = 10 * MINUTE_MS;

/** Brings comments that nobody has answered to listeners who are not there, in waves. */
export interface Nudger {
  /** Look once at everything that waits. @returns how many listeners were told */
  round(): Promise<number>;
  close(): void;
}

type NudgerContext = Pick<
  Context,
  'pool' | 'bus' | 'now' | 'random' | 'rooms' | 'standing' | 'blocks' | 'log'
>;

export function createNudger(context: NudgerContext, channels: readonly NudgeChannel[]): Nudger {
  const { pool, bus, now } = context;
  /** Spaces in which somebody said something lately. */
  const watched = new Set<number>();
  const audiences = new Map<number, { readonly readAt: number; readonly audience: Promise<SpaceAudience> }>();
  const restingUntil = new Map<number, number>();
  let searchedAt = -Infinity;
  const unsubscribe = bus.subscribe(
    (message) => {
      if (message.kind === 'comment') watched.add(message.spaceId);
    },
    () => (searchedAt = -Infinity),
  );

  const audienceOf = (spaceId: number): Promise<SpaceAudience> => {
    const known = audiences.get(spaceId);
    if (known !== undefined && now() - known.readAt < AUDIENCE_FRESH_MS) return known.audience;
    const oldest = audiences.keys().next();
    if (audiences.size >= AUDIENCES_MAX && !oldest.done) audiences.delete(oldest.value);
    const audience = readAudience(pool, spaceId);
    audiences.delete(spaceId);
    audiences.set(spaceId, { readAt: now(), audience });
    audience.catch(() => audiences.delete(spaceId));
    return audience;
  };
  const search = async (at: number): Promise<void> => {
    if (at - searchedAt < SEARCH_MS) return;
    searchedAt = at;
    watched.clear();
    const rows = await loadWaitingSpaces(pool, [idFloor(at - WAVES_UNTIL_MS)]);
    for (const row of rows) watched.add(row.space_id);
  };

  return {
    async round() {
      const at = now();
      await search(at);
      // Ids may run ahead of the clock a little; the age itself decides.
      const [from, to] = [idFloor(at - WAVES_UNTIL_MS), idFloor(at - WAVES_FROM_MS + MINUTE_MS)];
      const values = [[...watched], from, to, at - IN_FLIGHT_MS, WAITING_MAX];
      const waiting = watched.size === 0 ? [] : await loadWaiting(pool, values);
      let told = 0;
      for (const [spaceId, rows] of Map.groupBy(waiting, (row) => row.space_id)) {
        if (at < (restingUntil.get(spaceId) ?? 0)) continue;
        restingUntil.delete(spaceId);
        const { due, told: here } = await nudgeFor(context, channels, { spaceId, rows, at, audienceOf });
        if (due > 0 && here === 0) restingUntil.set(spaceId, at + REST_MS);
        told += here;
      }
      return told;
    },
    close: unsubscribe,
  };
}

interface SpaceRound {
  readonly spaceId: number;
  readonly rows: readonly WaitingRow[];
  readonly at: number;
  readonly audienceOf: (spaceId: number) => Promise<SpaceAudience>;
}

/** The waves of one space that are due, told as one digest to each listener. @returns how many waves and listeners */
async function nudgeFor(
  context: NudgerContext,
  channels: readonly NudgeChannel[],
  { spaceId, rows, at, audienceOf }: SpaceRound,
): Promise<{ due: number; told: number }> {
  const { pool, rooms } = context;
  const due = new Map(
    rows.flatMap((row) => {
      const wave = nextWave(
        {
          createdAt: row.created_at,
          answers: row.answers,
          inFlight: row.in_flight,
          waves: row.waves,
          lastWaveAt: row.last_wave_at,
        },
        at,
      );
      return wave === undefined ? [] : [[row.comment_id, wave] as const];
    }),
  );
  if (due.size === 0) return { due: 0, told: 0 };
  const audience = await audienceOf(spaceId);
  // What a room talks about need not be known where nobody listens.
  if (audience.index.size === 0) return { due: due.size, told: 0 };
  const ids = [...due.keys()];
  const waves = ids.map((id) => due.get(id)?.wave ?? 0);
  const begun = (await beginWaves(pool, [spaceId, ids, waves, at])).map((row) => row.comment_id);
  const { comments } = await rooms.of(spaceId);
  const waiting = begun.flatMap((id) => comments.get(id) ?? []);
  const wanted = listenersFor(
    waiting.flatMap((comment) => due.get(comment.commentId) ?? []),
    limits.deckSize,
  );
  const reachable = await findListeners(context, audience, waiting, wanted);
  const told = await tell(context, channels, { spaceId, at, wanted, reachable });
  for (const memberId of told) audience.index.asked(memberId, at);
  const mine = [spaceId, begun, begun.map((id) => due.get(id)?.wave ?? 0)];
  if (told.length === 0) await undoWaves(pool, mine);
  else await countNudged(pool, [...mine, told.length]);
  return { due: begun.length, told: told.length };
}

/** Book one listener after the other and tell those who may be told, until there are enough. */
async function tell(
  { pool, log }: NudgerContext,
  channels: readonly NudgeChannel[],
  round: { spaceId: number; at: number; wanted: number; reachable: readonly Reachable[] },
): Promise<number[]> {
  const { spaceId, at, wanted, reachable } = round;
  const ids = reachable.map(({ memberId }) => memberId);
  const grants = await Promise.all(channels.map((channel) => channel.grantedBy(ids)));
  const told: number[] = [];
  for (const { memberId, comments } of reachable) {
    if (told.length >= wanted) break;
    const channel = channels.find((_, index) => grants[index]?.has(memberId));
    if (channel === undefined) continue;
    const authors = comments.map((comment) => comment.authorId);
    const posts = comments.map((comment) => comment.postId);
    const limitsOfBudget = [at - WEEK_MS, NUDGES_A_WEEK, at - GAP_MS];
    const booked = await bookNudge(pool, [memberId, at, spaceId, ...limitsOfBudget, authors, posts]);
    if (booked.length === 0) continue;
    told.push(memberId);
    await channel
      .tell({ memberId, spaceId, at })
      .catch((error: unknown) => log(`A nudge by ${channel.name} failed`, error));
  }
  return told;
}
