import type { Pool } from '@huixiang/postgres';
import { HuixiangError } from '../errors.ts';
import { createTurns } from '../turns.ts';
import { loadWithdrawn, loadYoung } from './standing.store.ts';

/**
 * The few members to whom other rules apply, in memory, so that asking costs nothing on the way of an echo: children, who
 * may read; minors, who are left in peace; and who took their agreement to the terms back.
 */
export class Standing {
  readonly #pool: Pool;
  readonly #young = new Map<number, 'child' | 'minor'>();
  readonly #withdrawn = new Set<number>();
  /** Two readings at once may answer in either order, and what was read earlier must not be what is known. */
  readonly #inTurn = createTurns({ atOnce: 1 });

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Read everybody's standing, when the process starts and when it may have missed a change. */
  async load(): Promise<void> {
    await this.#inTurn(() => this.#read(null));
  }

  /** A member changed what they said of themselves, or a consent. */
  async reload(memberId: number): Promise<void> {
    await this.#inTurn(() => this.#read(memberId));
  }

  /** Under 18: no ranks, no prompts, quiet nights, no commerce groups. */
  isYoung(memberId: number): boolean {
    return this.#young.has(memberId);
  }

  modeOf(memberId: number): 'child' | 'minor' | 'none' {
    return this.#young.get(memberId) ?? 'none';
  }

  /** @throws HuixiangError HX_GUARDIAN_NEEDED, HX_TERMS_NEEDED */
  requireMayAct(memberId: number): void {
    if (this.#young.get(memberId) === 'child') throw new HuixiangError('HX_GUARDIAN_NEEDED');
    if (this.#withdrawn.has(memberId)) throw new HuixiangError('HX_TERMS_NEEDED');
  }

  async #read(memberId: number | null): Promise<void> {
    const [young, withdrawn] = await Promise.all([
      loadYoung(this.#pool, [memberId]),
      loadWithdrawn(this.#pool, [memberId]),
    ]);
    // Only now, so that nobody is of age for as long as a query takes.
    if (memberId === null) {
      this.#young.clear();
      this.#withdrawn.clear();
    } else {
      this.#young.delete(memberId);
      this.#withdrawn.delete(memberId);
    }
    for (const row of young) this.#young.set(row.member_id, row.child ? 'child' : 'minor');
    for (const row of withdrawn) this.#withdrawn.add(row.member_id);
  }
}
