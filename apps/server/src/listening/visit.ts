import type { Listening } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { isQuiet, minorNight } from './local-time.ts';
import { loadVisitor } from './settings.store.ts';
import { presentListener } from './settings.ts';

/** One listener asking for a deck: what the parts of dealing need to know. */
export interface Visit {
  readonly memberId: number;
  readonly settings: Listening;
  readonly spaceIds: readonly number[];
  readonly mutedAuthors: readonly number[];
  readonly mutedPosts: readonly number[];
  /** Cards that were dealt to them today. */
  readonly dealtToday: number;
  /** They come after they were told that comments wait. */
  readonly nudged: boolean;
  /** A night on which minors are left in peace. */
  readonly resting: boolean;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** What is known of a listener who comes now. @throws HuixiangError HX_LISTENING_OFF, HX_GUARDIAN_NEEDED, HX_TERMS_NEEDED */
export async function visitorOf(
  { blocks, now, pool, standing }: Pick<Context, 'blocks' | 'now' | 'pool' | 'standing'>,
  memberId: number,
): Promise<Omit<Visit, 'spaceIds'>> {
  standing.requireMayAct(memberId);
  const at = now();
  const [row] = await loadVisitor(pool, [memberId, at]);
  if (row === undefined || !row.is_on) throw new HuixiangError('HX_LISTENING_OFF');
  return {
    memberId,
    settings: presentListener(row),
    mutedAuthors: [...row.muted_authors, ...blocks.of(memberId)],
    mutedPosts: row.muted_posts,
    dealtToday: row.dealt,
    nudged: row.nudged,
    resting: standing.isYoung(memberId) && isQuiet(at, minorNight(row.utc_offset_minutes)),
    at,
  };
}
