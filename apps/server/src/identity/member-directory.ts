import type { MemberCard } from '@huixiang/contract';
import { type Pool, statement } from '@huixiang/postgres';

const loadNicknames = statement<{ member_id: number; nickname: string }>(
  'members-nicknames',
  'SELECT member_id, nickname FROM members WHERE member_id = ANY($1::bigint[])',
);

/** Remembered names at most; a name takes about 100 bytes. */
const REMEMBER_MAX = 50_000;

/** Names of members, remembered. Members live in another distribution group, so names are never joined in. */
export class MemberDirectory {
  readonly #pool: Pool;
  readonly #cards = new Map<number, MemberCard>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  remember(card: MemberCard): void {
    if (this.#cards.size >= REMEMBER_MAX) this.#cards.clear();
    this.#cards.set(card.id, card);
  }

  forget(memberId: number): void {
    this.#cards.delete(memberId);
  }

  /** Cards for all these ids; a member who is gone keeps the id and an empty name. */
  async cards(ids: Iterable<number>): Promise<ReadonlyMap<number, MemberCard>> {
    const found = new Map<number, MemberCard>();
    const missing: number[] = [];
    for (const id of new Set(ids)) {
      const card = this.#cards.get(id);
      if (card === undefined) missing.push(id);
      else found.set(id, card);
    }
    if (missing.length > 0) {
      for (const row of await loadNicknames(this.#pool, [missing])) {
        const card = { id: row.member_id, nickname: row.nickname };
        this.remember(card);
        found.set(card.id, card);
      }
      for (const id of missing) if (!found.has(id)) found.set(id, { id, nickname: '' });
    }
    return found;
  }

  async card(id: number): Promise<MemberCard> {
    return (await this.cards([id])).get(id) ?? { id, nickname: '' };
  }
}
