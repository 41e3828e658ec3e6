import type { Pool } from '@huixiang/postgres';
import { HuixiangError } from '../errors.ts';
import { createTurns } from '../turns.ts';
import { loadPhone, loadPhoneSpaces } from './phone.store.ts';

/** Members known to be verified, at most. */
const KNOWN_MAX = 100_000;

/**
 * A verified telephone number before the first comment or echo, where the deployment or the space asks for it. Where
 * nobody does, asking costs nothing.
 */
export class PhoneGate {
  readonly #pool: Pool;
  readonly #everywhere: boolean;
  readonly #spaces = new Set<number>();
  readonly #verified = new Set<number>();
  /** Two readings at once may answer in either order, and what was read earlier must not be what is known. */
  readonly #inTurn = createTurns({ atOnce: 1 });

  constructor(options: { pool: Pool; everywhere: boolean }) {
    this.#pool = options.pool;
    this.#everywhere = options.everywhere;
  }

  /** Everywhere in this deployment, whatever a space asks for. */
  get everywhere(): boolean {
    return this.#everywhere;
  }

  /** All spaces, when the process starts and when it may have missed a change. */
  load(): Promise<void> {
    return this.#inTurn(async () => {
      const rows = await loadPhoneSpaces(this.#pool, [null]);
      this.#spaces.clear();
      for (const row of rows) this.#spaces.add(row.space_id);
    });
  }

  /** A space changed its rule. */
  reload(spaceId: number): Promise<void> {
    return this.#inTurn(() => this.#read(spaceId));
  }

  async #read(spaceId: number): Promise<void> {
    const rows = await loadPhoneSpaces(this.#pool, [spaceId]);
    if (rows.length > 0) this.#spaces.add(spaceId);
    else this.#spaces.delete(spaceId);
  }

  isRequired(spaceId: number): boolean {
    return this.#everywhere || this.#spaces.has(spaceId);
  }

  /** @throws HuixiangError HX_PHONE_NEEDED */
  require(spaceId: number, memberId: number): Promise<void> | undefined {
    if (!this.isRequired(spaceId) || this.#verified.has(memberId)) return undefined;
    return this.#requireVerified(memberId);
  }

  async #requireVerified(memberId: number): Promise<void> {
    if ((await loadPhone(this.#pool, [memberId])).length === 0) throw new HuixiangError('HX_PHONE_NEEDED');
    if (this.#verified.size >= KNOWN_MAX) this.#verified.clear();
    this.#verified.add(memberId);
  }
}
