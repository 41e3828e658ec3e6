import { provenances, type Answer, type Counts } from '@huixiang/contract';
import { createCoalescingWriter, type Pool } from '@huixiang/postgres';
import { arrayOf } from '../sql-array.ts';
import { writerRetry } from '../writer-retry.ts';
import type { Ranker } from '../comments/ranker.ts';
import type { CardDesk } from '../listening/card-desk.ts';
import type { Bus } from '../live/bus.ts';
import { countsOf } from './counts.ts';
import {
  type EchoWish,
  giveEchoes,
  loadUnchanged,
  type Moved,
  movedOf,
  passComments,
  revokeEchoes,
} from './echoes.store.ts';

/** What became of a wish. `unknown` and `deleted` are about the comment, `own` about its author. */
export type EchoOutcome =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'own' }
  | { readonly kind: 'deleted' }
  | {
      readonly kind: 'done';
      readonly changed: boolean;
      readonly echoes: Counts;
      /** The comment was dealt to this person. */
      readonly dealt: boolean;
    };

const batches = { give: giveEchoes, revoke: revokeEchoes, pass: passComments };
type Act = keyof typeof batches;
const cardAnswers: Partial<Record<Act, Answer>> = { give: 'echo', pass: 'pass' };
const DEALT = provenances.indexOf('dealt-card');
type EchoOp = EchoWish & { readonly act: Act };

export interface EchoWriter {
  submit(act: Act, wish: EchoWish): Promise<EchoOutcome>;
  /** Resolves when everything submitted so far is durable. */
  drain(): Promise<void>;
}

interface EchoWriterOptions {
  readonly pool: Pool;
  readonly bus: Bus;
  readonly ranker: Ranker;
  readonly cards: Pick<CardDesk, 'claim'>;
  readonly lanes: 'shared' | 'space';
}

/** A statement of this many rows takes some ten milliseconds; more would let single callers wait for the crowd. */
const BATCH_MAX = 512;
/** More waiting than this means that the store is away or far too slow: say so instead of piling up. */
const QUEUE_MAX = 20_000;

/**
 * All echoes go through here: one statement in flight per lane, and the next batch is what queued meanwhile. The
 * promise of a wish resolves after its statement committed durably.
 */
export function createEchoWriter(options: EchoWriterOptions): EchoWriter {
  const writer = createCoalescingWriter<EchoOp, EchoOutcome>({
    laneOf: (op) => (options.lanes === 'space' ? op.spaceId : 0),
    keyOf: (op) => `${op.commentId}:${op.memberId}`,
    maxBatch: BATCH_MAX,
    maxQueued: QUEUE_MAX,
    retry: writerRetry,
    flush: (_lane, ops) => flush(options, ops),
  });
  return {
    async submit(act, wish) {
      const outcome = await writer.write({ ...wish, act });
      // Whoever acts in the thread has answered their card. An answer to the card itself was claimed before it came here.
      const answer = cardAnswers[act];
      if (answer !== undefined && outcome.kind === 'done' && outcome.dealt && wish.provenance !== DEALT)
        await options.cards.claim(wish, answer);
      return outcome;
    },
    drain: () => writer.drain(),
  };
}

/** Acts of one kind at a time; a batch holds each (comment, member) once, so the kinds do not meet. */
async function flush(options: EchoWriterOptions, ops: readonly EchoOp[]): Promise<EchoOutcome[]> {
  const first = ops[0]?.act;
  if (first !== undefined && ops.every((op) => op.act === first)) return flushAct(options, first, ops);
  const outcomes = new Map<EchoOp, EchoOutcome>();
  for (const act of Object.keys(batches) as Act[]) {
    const part = ops.filter((op) => op.act === act);
    if (part.length === 0) continue;
    const results = await flushAct(options, act, part);
    for (const [index, op] of part.entries()) outcomes.set(op, results[index] ?? { kind: 'unknown' });
  }
  return ops.map((op) => outcomes.get(op) ?? { kind: 'unknown' });
}

async function flushAct(
  options: EchoWriterOptions,
  act: Act,
  ops: readonly EchoOp[],
): Promise<EchoOutcome[]> {
  const [row] = await batches[act](options.pool, columns(ops));
  if (row === undefined) throw new Error('A batch of echoes had no result');
  const counts = new Map<number, Counts>();
  for (const moved of movedOf(row.moved)) counts.set(moved.commentId, announce(options, moved));
  const dealt = new Set(row.dealt?.split(','));
  const wasDealt = (op: EchoOp): boolean => dealt.size > 0 && dealt.has(`${op.commentId}:${op.memberId}`);
  // Every wish changed something: the common case, and nothing more to ask.
  if (row.changed === null) return ops.map((op) => done(true, counts.get(op.commentId), wasDealt(op)));
  const changed = new Set(row.changed.split(','));
  const unchanged = ops.filter((op) => !changed.has(`${op.commentId}:${op.memberId}`));
  const reasons = await explain(options.pool, unchanged);
  return ops.map((op) => {
    const reason = reasons.get(op);
    if (reason === undefined) return done(true, counts.get(op.commentId), wasDealt(op));
    return reason.kind === 'done' ? { ...reason, dealt: wasDealt(op) } : reason;
  });
}

/** Why nothing changed for these wishes: already so, own, deleted or unknown. */
async function explain(pool: Pool, ops: readonly EchoOp[]): Promise<ReadonlyMap<EchoOp, EchoOutcome>> {
  const rows = await loadUnchanged(pool, [ops.map((op) => op.spaceId), ops.map((op) => op.commentId)]);
  const comments = new Map(rows.map((row) => [row.comment_id, row]));
  return new Map(
    ops.map((op) => {
      const row = comments.get(op.commentId);
      if (row === undefined) return [op, { kind: 'unknown' }];
      if (row.author_id === op.memberId) return [op, { kind: 'own' }];
      return [op, row.deleted ? { kind: 'deleted' } : done(false, countsOf(row), false)];
    }),
  );
}

function done(changed: boolean, echoes: Counts | undefined, dealt: boolean): EchoOutcome {
  if (echoes === undefined) throw new Error('The batch of echoes lost the counts of a comment');
  return { kind: 'done', changed, echoes, dealt };
}

/** Tell the readers, and let the order of the thread follow. */
function announce({ bus, ranker }: EchoWriterOptions, moved: Moved): Counts {
  const { spaceId, commentId, postId } = moved;
  const echoes = countsOf(moved);
  bus.countsMoved({ spaceId, postId, commentId, echoes });
  ranker.touch(spaceId, commentId);
  return echoes;
}

function columns(wishes: readonly EchoWish[]): unknown[] {
  return [
    arrayOf(wishes, (wish) => wish.spaceId),
    arrayOf(wishes, (wish) => wish.commentId),
    arrayOf(wishes, (wish) => wish.memberId),
    arrayOf(wishes, (wish) => wish.provenance),
    arrayOf(wishes, (wish) => wish.at),
    wishes.at(-1)?.at,
    arrayOf(wishes, (wish) => wish.groupId ?? null),
  ];
}
