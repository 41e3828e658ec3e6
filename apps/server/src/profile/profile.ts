import { ageBands, type AgeBand, type BodyOf, type operations, type ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { listeningOf, setListening } from '../listening/settings.ts';
import { loadProfile, writeProfile, type ProfileRow } from './profile.store.ts';

type ProfileReply = ReplyOf<typeof operations.getProfile>;

/** A slip of the thumb is put right within a day. Later nobody of a young age grows up by pressing a button. */
const SETTLED_AFTER_MS = 24 * 3_600_000;
const UNKNOWN: ProfileRow = { age_band: null, age_set_at: null, gender: null, guardian_at: null };

/** What a member said of themselves. Interests and region are those by which they listen. */
export async function getProfile(context: Context, memberId: number): Promise<ProfileReply> {
  const [row, { region, interests }] = await Promise.all([
    profileOf(context, memberId),
    listeningOf(context, memberId),
  ]);
  return {
    ageBand: row.age_band,
    gender: row.gender,
    region,
    interests,
    mode: context.standing.modeOf(memberId),
    guardianAt: row.guardian_at,
  };
}

/**
 * Change it; null takes an answer back. The rules of an age hold from this moment.
 * @throws HuixiangError HX_AGE_SETTLED when a young age would become older or unknown a day after it was given;
 * HX_BODY_INVALID for an unknown region, or of a broken text rule
 */
export async function setProfile(
  context: Context,
  memberId: number,
  wish: BodyOf<typeof operations.setProfile>,
): Promise<ProfileReply> {
  const { bus, now, pool, standing } = context;
  const row = await profileOf(context, memberId);
  const ageBand = wish.ageBand === undefined ? row.age_band : wish.ageBand;
  const moved = ageBand !== row.age_band;
  if (moved) refuseGrowingUp(row, ageBand, now());
  if (wish.region !== undefined || wish.interests !== undefined) {
    const listening = await listeningOf(context, memberId);
    await setListening(context, memberId, {
      ...listening,
      region: wish.region === undefined ? listening.region : wish.region,
      interests: wish.interests ?? listening.interests,
    });
  }
  const gender = wish.gender === undefined ? row.gender : wish.gender;
  await writeProfile(pool, [memberId, ageBand, moved ? now() : row.age_set_at, gender, now()]);
  if (moved) {
    await standing.reload(memberId);
    bus.publish({ kind: 'member', memberId });
  }
  return getProfile(context, memberId);
}

export async function profileOf({ pool }: Pick<Context, 'pool'>, memberId: number): Promise<ProfileRow> {
  return (await loadProfile(pool, [memberId]))[0] ?? UNKNOWN;
}

function refuseGrowingUp(
  { age_band: known, age_set_at: setAt }: ProfileRow,
  wished: AgeBand | null,
  now: number,
) {
  const young = known === 'under-14' || known === '14-17';
  const older = wished === null || ageBands.indexOf(wished) > ageBands.indexOf(known ?? 'under-14');
  if (young && older && setAt !== null && now - setAt > SETTLED_AFTER_MS)
    throw new HuixiangError('HX_AGE_SETTLED', { field: 'body.ageBand' });
}
