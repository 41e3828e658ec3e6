import type { MemberCard } from '@huixiang/contract';
import { type Pool, statement } from '@huixiang/postgres';
import { avatarAddress } from '../pictures/avatar-address.ts';

const loadCards = statement<{ member_id: number; nickname: string; avatar: string | null }>(
  'members-cards',
  'SELECT member_id, nickname, avatar FROM members WHERE member_id = ANY($1::bigint[])',
);

/** Remembered names at most; a name takes about 100 bytes. */
const REMEMBER_MAX = 50_000;

/** Names of members and their pictures, remembered. Members live in another distribution group, so names are never joined in. */
export class MemberDirectory {
  readonly #pool: Pool;
  readonly #cards = new Map<number, MemberCard>();
  /** How often somebody was forgotten: names that were asked for before and come after are not remembered. */
  #forgotten = 0;
  #wanted:
    | { readonly ids: Set<number>; readonly cards: Promise<ReadonlyMap<number, MemberCard>> }
    | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  #remember(card: MemberCard): void {
    if (this.#cards.size >= REMEMBER_MAX) this.#cards.clear();
    this.#cards.set(card.id, card);
  }

  forget(memberId: number): void {
    this.#cards.delete(memberId);
    this.#forgotten += 1;
  }

  forgetAll(): void {
    this.#cards.clear();
    this.#forgotten += 1;
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
    if (missing.length === 0) return found;
    const loaded = await this.#load(missing);
    for (const id of missing) found.set(id, loaded.get(id) ?? { id, nickname: '' });
    return found;
  }

  /** Whoever misses names in the same turn of the event loop shares one look-up. */
  #load(ids: readonly number[]): Promise<ReadonlyMap<number, MemberCard>> {
    this.#wanted ??= {
      ids: new Set(),
      cards: new Promise((done) => setImmediate(done)).then(() => this.#loadWanted()),
    };
    for (const id of ids) this.#wanted.ids.add(id);
    return this.#wanted.cards;
  }

  async #loadWanted(): Promise<ReadonlyMap<number, MemberCard>> {
    const ids = this.#wanted?.ids ?? [];
    this.#wanted = undefined;
    const forgotten = this.#forgotten;
    const rows = await loadCards(this.#pool, [[...ids]]);
    const cards = new Map(
      rows.map((row) => {
        const avatar = avatarAddress(row.avatar);
        const card = {
          id: row.member_id,
          nickname: row.nickname,
          ...(avatar === undefined ? {} : { avatar }),
        };
        return [row.member_id, card];
      }),
    );
    if (forgotten === this.#forgotten) for (const card of cards.values()) this.#remember(card);
    return cards;
  }

  async card(id: number): Promise<MemberCard> {
    return (await this.cards([id])).get(id) ?? { id, nickname: '' };
  }
}
