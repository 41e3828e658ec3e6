import type { Access, PreReview } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import { HuixiangError } from '../errors.ts';
import { loadSpace } from '../spaces/spaces.store.ts';
import { loadAuthority, loadPreReview } from './authority.store.ts';
import type { Standing } from './standing.ts';

type StaffRole = 'creator' | 'moderator' | 'owner' | 'admin';
const RANK: Readonly<Record<StaffRole, number>> = { creator: 1, moderator: 2, owner: 3, admin: 4 };
/** Other processes announce changes; this bounds how long a missed announcement can matter. */
const STALE_AFTER_MS = 30_000;

interface SpaceAuthority {
  readonly roles: ReadonlyMap<number, StaffRole>;
  readonly blocked: ReadonlySet<number>;
  readonly preReview: PreReview;
  readonly loadedAt: number;
}

/** Who may do what in a space. A space's staff and blocked members are few and kept in memory. */
export class Authority {
  readonly #pool: Pool;
  readonly #now: () => number;
  readonly #standing: Standing;
  readonly #spaces = new Map<number, SpaceAuthority>();
  readonly #admins = new Set<number>();
  /** How often something was forgotten: what was asked for before and comes after is not kept. */
  #forgotten = 0;

  constructor(options: { pool: Pool; now: () => number; standing: Standing }) {
    this.#pool = options.pool;
    this.#now = options.now;
    this.#standing = options.standing;
  }

  setAdmins(memberIds: Iterable<number>): void {
    for (const id of memberIds) this.#admins.add(id);
  }

  isAdmin(memberId: number): boolean {
    return this.#admins.has(memberId);
  }

  /** Forget what is known of a space, because it changed. */
  forget(spaceId: number): void {
    this.#spaces.delete(spaceId);
    this.#forgotten += 1;
  }

  forgetAll(): void {
    this.#spaces.clear();
    this.#forgotten += 1;
  }

  async roleOf(spaceId: number, memberId: number): Promise<StaffRole | 'member'> {
    if (this.#admins.has(memberId)) return 'admin';
    return (await this.#of(spaceId)).roles.get(memberId) ?? 'member';
  }

  async isStaff(spaceId: number, memberId: number): Promise<boolean> {
    return (await this.#of(spaceId)).roles.has(memberId);
  }

  /** Whose comments a person of this space sees before they are public. */
  async preReviewOf(spaceId: number): Promise<PreReview> {
    return (await this.#of(spaceId)).preReview;
  }

  /** The staff of a space, for marks beside names. */
  async staffOf(spaceId: number): Promise<ReadonlyMap<number, StaffRole>> {
    return (await this.#of(spaceId)).roles;
  }

  /** @throws HuixiangError HX_FORBIDDEN unless the member holds the role or a higher one */
  async require(
    spaceId: number,
    memberId: number,
    access: Exclude<Access, 'anyone' | 'member'>,
  ): Promise<void> {
    const role = await this.roleOf(spaceId, memberId);
    if (role === 'member' || RANK[role] < RANK[access]) throw new HuixiangError('HX_FORBIDDEN');
  }

  /**
   * Whether this member may speak, echo or listen here: not stopped by the moderators, old enough, in agreement with the terms.
   * @throws HuixiangError HX_BLOCKED, HX_GUARDIAN_NEEDED, HX_TERMS_NEEDED, HX_MINOR_SPACE
   */
  requireNotBlocked(spaceId: number, memberId: number): Promise<void> | undefined {
    this.#standing.requireMayAct(memberId);
    const known = this.#fresh(spaceId);
    if (known === undefined || this.#standing.isYoung(memberId))
      return this.#requireAllowed(spaceId, memberId);
    refuseBlocked(known, memberId);
    return undefined;
  }

  async #requireAllowed(spaceId: number, memberId: number): Promise<void> {
    refuseBlocked(await this.#of(spaceId), memberId);
    if (!this.#standing.isYoung(memberId)) return;
    const [space] = await loadSpace(this.#pool, [spaceId]);
    if (space?.kind === 'commerce-group') throw new HuixiangError('HX_MINOR_SPACE');
  }

  #fresh(spaceId: number): SpaceAuthority | undefined {
    const known = this.#spaces.get(spaceId);
    return known !== undefined && this.#now() - known.loadedAt < STALE_AFTER_MS ? known : undefined;
  }

  async #of(spaceId: number): Promise<SpaceAuthority> {
    const known = this.#fresh(spaceId);
    if (known !== undefined) return known;
    const roles = new Map<number, StaffRole>();
    const blocked = new Set<number>();
    const forgotten = this.#forgotten;
    const [rows, [space]] = await Promise.all([
      loadAuthority(this.#pool, [spaceId]),
      loadPreReview(this.#pool, [spaceId]),
    ]);
    for (const row of rows) {
      if (row.blocked) blocked.add(row.member_id);
      if (row.role !== 'member') roles.set(row.member_id, row.role);
    }
    const loaded = { roles, blocked, preReview: space?.pre_review ?? 'off', loadedAt: this.#now() };
    if (forgotten === this.#forgotten) this.#spaces.set(spaceId, loaded);
    return loaded;
  }
}

function refuseBlocked(authority: SpaceAuthority, memberId: number): void {
  if (authority.blocked.has(memberId)) throw new HuixiangError('HX_BLOCKED');
}
