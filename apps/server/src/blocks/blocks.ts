import type { Pool } from '@huixiang/postgres';
import { HuixiangError } from '../errors.ts';
import { createTurns } from '../turns.ts';
import { loadPairs } from './blocks.store.ts';

const NOBODY: ReadonlySet<number> = new Set();

/**
 * Who does not want to meet whom, in memory: blocks are few, and are asked for wherever two people could meet. 16 bytes a
 * pair, so a million pairs take some tens of megabytes.
 */
export class Blocks {
  readonly #pool: Pool;
  readonly #byMember = new Map<number, Set<number>>();
  /** Everybody whom somebody blocked: who is not here needs no further look. */
  readonly #blocked = new Map<number, number>();
  /** Two readings at once may answer in either order, and what was read earlier must not be what is known. */
  readonly #inTurn = createTurns({ atOnce: 1 });

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Read all pairs, when the process starts and when it may have missed a change. */
  load(): Promise<void> {
    return this.#inTurn(async () => {
      const pairs = await loadPairs(this.#pool, [null]);
      this.#byMember.clear();
      this.#blocked.clear();
      for (const { member_id: memberId, blocked_id: blockedId } of pairs) this.#add(memberId, blockedId);
    });
  }

  /** A member changed whom they block. */
  reload(memberId: number): Promise<void> {
    return this.#inTurn(() => this.#read(memberId));
  }

  async #read(memberId: number): Promise<void> {
    const pairs = await loadPairs(this.#pool, [memberId]);
    for (const blockedId of this.of(memberId)) {
      const left = (this.#blocked.get(blockedId) ?? 1) - 1;
      if (left > 0) this.#blocked.set(blockedId, left);
      else this.#blocked.delete(blockedId);
    }
    this.#byMember.delete(memberId);
    for (const { blocked_id: blockedId } of pairs) this.#add(memberId, blockedId);
  }

  /** Whom this member blocks. */
  of(memberId: number): ReadonlySet<number> {
    return this.#byMember.get(memberId) ?? NOBODY;
  }

  /** Whether anybody blocks this member: seldom, so that most acts need no look at whom they are about. */
  isBlockedBySome(memberId: number): boolean {
    return this.#blocked.has(memberId);
  }

  /** @throws HuixiangError HX_THEY_BLOCKED when `to` does not want to hear from `from` */
  requireMayAnswer(from: number, to: number): void {
    if (this.of(to).has(from)) throw new HuixiangError('HX_THEY_BLOCKED');
  }

  #add(memberId: number, blockedId: number): void {
    const own = this.#byMember.get(memberId) ?? new Set();
    if (own.has(blockedId)) return;
    own.add(blockedId);
    this.#byMember.set(memberId, own);
    this.#blocked.set(blockedId, (this.#blocked.get(blockedId) ?? 0) + 1);
  }
}
