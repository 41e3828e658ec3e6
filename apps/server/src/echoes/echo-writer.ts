import type { Counts } from '@huixiang/contract';
import { createCoalescingWriter, type Pool } from '@huixiang/postgres';
import type { Ranker } from '../comments/ranker.ts';
import type { Bus } from '../live/bus.ts';
import { countsOf } from './counts.ts';
import {
  giveEchoes,
  passComments,
  revokeEchoes,
  type EchoOutcomeRow,
  type EchoWish,
} from './echoes.store.ts';

/** What became of a wish. `unknown` and `deleted` are about the comment, `own` about its author. */
export type EchoOutcome =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'own' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'done'; readonly changed: boolean; readonly echoes: Counts };

const batches = { give: giveEchoes, revoke: revokeEchoes, pass: passComments };
type Act = keyof typeof batches;
type EchoOp = EchoWish & { readonly act: Act };

export interface EchoWriter {
  submit(act: Act, wish: EchoWish): Promise<EchoOutcome>;
  /** Resolves when everything submitted so far is durable. */
  drain(): Promise<void>;
}

/** A statement stays well below a millisecond of planning and a few of execution with this many rows. */
const BATCH_MAX = 512;
/** More waiting than this means that the store is away or far too slow: say so instead of piling up. */
const QUEUE_MAX = 20_000;

/**
 * All echoes go through here: one statement in flight per lane, and the next batch is what queued meanwhile. The
 * promise of a wish resolves after its statement committed durably.
 */
export function createEchoWriter(options: {
  pool: Pool;
  bus: Bus;
  ranker: Ranker;
  lanes: 'shared' | 'space';
}): EchoWriter {
  const { pool, lanes } = options;
  const writer = createCoalescingWriter<EchoOp, EchoOutcome>({
    laneOf: (op) => (lanes === 'space' ? op.spaceId : 0),
    keyOf: (op) => `${op.spaceId}:${op.commentId}:${op.memberId}`,
    maxBatch: BATCH_MAX,
    maxQueued: QUEUE_MAX,
    flush: async (_lane, ops) => {
      const outcomes = new Map<string, EchoOutcomeRow>();
      for (const act of Object.keys(batches) as Act[]) {
        const part = ops.filter((op) => op.act === act);
        if (part.length === 0) continue;
        const rows = await batches[act](pool, columns(part));
        for (const row of rows) outcomes.set(`${row.space_id}:${row.comment_id}:${row.member_id}`, row);
        announce(options, rows);
      }
      return ops.map((op) => outcomeOf(outcomes.get(`${op.spaceId}:${op.commentId}:${op.memberId}`)));
    },
  });
  return {
    submit: (act, wish) => writer.write({ ...wish, act }),
    drain: () => writer.drain(),
  };
}

function columns(wishes: readonly EchoWish[]): unknown[] {
  return [
    wishes.map((wish) => wish.spaceId),
    wishes.map((wish) => wish.commentId),
    wishes.map((wish) => wish.memberId),
    wishes.map((wish) => wish.provenance),
    wishes.map((wish) => wish.at),
  ];
}

function outcomeOf(row: EchoOutcomeRow | undefined): EchoOutcome {
  if (row === undefined) return { kind: 'unknown' };
  if (row.own) return { kind: 'own' };
  if (row.deleted) return { kind: 'deleted' };
  return { kind: 'done', changed: row.changed, echoes: countsOf(row) };
}

/** Tell the readers, and let the order of the thread follow. */
function announce({ bus, ranker }: { bus: Bus; ranker: Ranker }, rows: readonly EchoOutcomeRow[]): void {
  for (const row of rows) {
    if (!row.changed) continue;
    bus.countsMoved({
      spaceId: row.space_id,
      postId: row.post_id,
      commentId: row.comment_id,
      echoes: countsOf(row),
    });
    ranker.touch(row.space_id, row.comment_id);
  }
}
