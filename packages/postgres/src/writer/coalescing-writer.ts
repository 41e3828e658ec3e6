import { PostgresError } from '../errors.ts';
import { type RetryOptions, withRetry } from '../pool/retry.ts';
import { LaneQueue } from './lane-queue.ts';

export interface CoalescingWriterOptions<Op, Result, Lane, Key> {
  /** What is flushed together, e.g. the space: one flush of a lane at a time. */
  laneOf: (op: Op) => Lane;
  /** What must be written in order, e.g. comment and member: one operation of a key per flush. */
  keyOf: (op: Op) => Key;
  /**
   * Writes a batch durably and gives one result per operation, in the same order. After a connection error it is
   * called again with the same batch, so it must be idempotent.
   */
  flush: (lane: Lane, ops: readonly Op[]) => Promise<readonly Result[]>;
  /** Most operations in one flush. Default 1000. */
  maxBatch?: number;
  /** Most operations accepted and not yet settled, over all lanes. Default 50 000. */
  maxQueued?: number;
  /** Most flushes at the same time, over all lanes. Default 8; lanes that wait meanwhile grow their batch. */
  maxFlushes?: number;
  /** How connection errors are retried. Default: as `withRetry`. */
  retry?: RetryOptions;
}

export interface WriterStats {
  /** Operations waiting for a flush. */
  queued: number;
  /** Operations in a flush right now. */
  inFlight: number;
  /** Lanes that have work. */
  lanes: number;
  /** Batches flushed with success, repeated attempts not counted. */
  flushes: number;
  /** Operations acknowledged. */
  written: number;
  /** Operations rejected because their flush failed. */
  failed: number;
  /** Operations refused because the queue was full. */
  refused: number;
  largestBatch: number;
}

export interface CoalescingWriter<Op, Result> {
  /**
   * Queues one operation; resolves with its result once its flush is durable.
   * @throws WriterOverloaded when the queue is full, PostgresError `writer-closed`, or what its flush failed with
   */
  write(op: Op): Promise<Result>;
  /** Resolves when nothing is queued or in flight. Never rejects. */
  drain(): Promise<void>;
  /** Refuses further operations, then drains. */
  close(): Promise<void>;
  stats(): WriterStats;
}

/** The queue is full: the database is slower than the demand. Answer "busy" and let the caller come back. */
export class WriterOverloaded extends PostgresError {
  override readonly name = 'WriterOverloaded';

  constructor(maxQueued: number) {
    super('writer-overloaded', `More than ${maxQueued} writes are waiting`);
  }
}

interface Entry<Op, Result> {
  op: Op;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Turns many small writes into few large ones without delaying any: while a lane's flush is under way, what arrives
 * forms its next batch. An idle lane starts at once, so a single write pays no waiting.
 */
export function createCoalescingWriter<Op, Result, Lane = number, Key = string>(
  options: CoalescingWriterOptions<Op, Result, Lane, Key>,
): CoalescingWriter<Op, Result> {
  return new LaneWriter(options);
}

class LaneWriter<Op, Result, Lane, Key> implements CoalescingWriter<Op, Result> {
  readonly #options: CoalescingWriterOptions<Op, Result, Lane, Key>;
  readonly #limits: { batch: number; queued: number; flushes: number };
  readonly #queues = new Map<Lane, LaneQueue<Key, Entry<Op, Result>>>();
  /** Lanes with waiting entries and no flush under way, longest waiting first. */
  readonly #ready = new Set<Lane>();
  readonly #counts = {
    queued: 0,
    inFlight: 0,
    flushes: 0,
    written: 0,
    failed: 0,
    refused: 0,
    largestBatch: 0,
  };
  #activeFlushes = 0;
  #pumpScheduled = false;
  #closed = false;
  #idle: PromiseWithResolvers<void> | undefined;

  constructor(options: CoalescingWriterOptions<Op, Result, Lane, Key>) {
    this.#options = options;
    const { maxBatch = 1000, maxQueued = 50_000, maxFlushes = 8 } = options;
    this.#limits = { batch: maxBatch, queued: maxQueued, flushes: maxFlushes };
  }

  async write(op: Op): Promise<Result> {
    if (this.#closed) throw new PostgresError('writer-closed', 'The writer is closed');
    if (this.#pending() >= this.#limits.queued) {
      this.#counts.refused += 1;
      throw new WriterOverloaded(this.#limits.queued);
    }
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#enqueue(this.#options.laneOf(op), this.#options.keyOf(op), { op, resolve, reject });
    return promise;
  }

  drain(): Promise<void> {
    if (this.#pending() === 0) return Promise.resolve();
    this.#idle ??= Promise.withResolvers<void>();
    return this.#idle.promise;
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.drain();
  }

  stats(): WriterStats {
    return { ...this.#counts, lanes: this.#queues.size };
  }

  #pending(): number {
    return this.#counts.queued + this.#counts.inFlight;
  }

  #enqueue(lane: Lane, key: Key, entry: Entry<Op, Result>): void {
    let queue = this.#queues.get(lane);
    if (queue === undefined) {
      queue = new LaneQueue();
      this.#queues.set(lane, queue);
      this.#ready.add(lane);
    }
    queue.add(key, entry);
    this.#counts.queued += 1;
    this.#schedulePump();
  }

  /**
   * At the end of this turn of the event loop: what arrived in one turn (all sockets that were readable) shares a batch.
   * Flushing at the first of them would make batches of one and of all the others, in turns.
   */
  #schedulePump(): void {
    if (this.#pumpScheduled) return;
    this.#pumpScheduled = true;
    setImmediate(() => {
      this.#pumpScheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    for (const lane of this.#ready) {
      if (this.#activeFlushes >= this.#limits.flushes) return;
      this.#ready.delete(lane);
      void this.#flushLane(lane);
    }
  }

  async #flushLane(lane: Lane): Promise<void> {
    const queue = this.#queues.get(lane);
    if (queue === undefined) return;
    const batch = queue.take(this.#limits.batch);
    this.#activeFlushes += 1;
    this.#counts.queued -= batch.length;
    this.#counts.inFlight += batch.length;
    await this.#settle(lane, batch);
    this.#counts.inFlight -= batch.length;
    this.#activeFlushes -= 1;
    if (queue.size > 0) this.#ready.add(lane);
    else this.#queues.delete(lane);
    this.#pump();
    if (this.#pending() === 0) {
      this.#idle?.resolve();
      this.#idle = undefined;
    }
  }

  async #settle(lane: Lane, batch: readonly Entry<Op, Result>[]): Promise<void> {
    try {
      const ops = batch.map((entry) => entry.op);
      const results = await withRetry(async () => this.#options.flush(lane, ops), this.#options.retry);
      if (results.length !== batch.length) {
        throw new RangeError(`flush gave ${results.length} results for ${batch.length} operations`);
      }
      this.#counts.flushes += 1;
      this.#counts.written += batch.length;
      this.#counts.largestBatch = Math.max(this.#counts.largestBatch, batch.length);
      // Lengths are equal: no result is missing.
      for (const [index, entry] of batch.entries()) entry.resolve(results[index] as Result);
    } catch (error) {
      this.#counts.failed += batch.length;
      for (const entry of batch) entry.reject(error);
    }
  }
}
