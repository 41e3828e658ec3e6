import { consentVersions } from '@huixiang/contract';
import { type Queryable, transaction } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { createIdSource } from '../ids.ts';
import { localDay } from '../listening/local-time.ts';
import { STILL_OPEN } from '../listening/still-open.ts';
import type { TableName } from '../table-registry.ts';
import { demoCommunity } from './content/index.ts';
import { deleteSpaces, insertRows, loadPersonaIds, loadSeeded, lockDemo } from './demo.store.ts';
import { planCommunity } from './plan-community.ts';
import type { PlannedRows } from './plan.ts';
import { tellAuthors } from './notices.store.ts';
import { showPictures } from './show-pictures.ts';
import { countVisits, recountComments, recountPosts } from './recount.store.ts';

const HOUR_MS = 3_600_000;
/** A demo in which nobody has said anything for this long no longer looks alive. */
const STALE_MS = 12 * HOUR_MS;
/** All personas live in China. */
const UTC_OFFSET_MINUTES = 480;
/** Personas looked at their news so long ago. */
const LOOKED_MS = 3 * HOUR_MS;
/** Personas were there before their first words. */
const PERSONAS_AGE_MS = 30 * 24 * HOUR_MS;

/**
 * Write the demo community, unless it is there and alive. A stale one is written anew with fresh times: its own spaces
 * go with all that is in them, personas stay who they are, and whatever people made elsewhere is not touched.
 * @returns whether it was written
 */
export async function seedDemo(
  context: Pick<Context, 'now' | 'pictures' | 'pool' | 'ranker' | 'sealing'>,
): Promise<boolean> {
  const { now, pool, ranker, sealing } = context;
  const plan = await transaction(pool, async (client) => {
    await lockDemo(client, []);
    const at = now();
    const seeded = await loadSeeded(client, []);
    if (seeded.some((space) => at - (space.last_at ?? 0) <= STALE_MS)) return undefined;
    await deleteSpaces(
      client,
      seeded.map((space) => space.space_id),
    );
    const planned = planCommunity(demoCommunity, await writePersonas(client, at), {
      now: at,
      seal: (text) => sealing.seal(text),
    });
    await writePlanned(client, planned.rows, at);
    return planned;
  });
  if (plan === undefined) return false;
  await showPictures(context, plan.paintings);
  for (const { space_id: spaceId, comment_id: commentId } of plan.rows.comment_stats ?? []) {
    ranker.touch(spaceId as number, commentId as number);
  }
  await ranker.settle();
  return true;
}

/** Members and listeners for the personas that are not there yet. @returns ids by key */
async function writePersonas(client: Queryable, now: number): Promise<ReadonlyMap<string, number>> {
  const known = await loadPersonaIds(client, []);
  const ids = new Map(known.map((row) => [row.persona, row.member_id]));
  const createdAt = now - PERSONAS_AGE_MS;
  const newId = createIdSource(() => createdAt, { number: 31 });
  const missing = demoCommunity.members
    .filter((member) => !ids.has(member.key))
    .map((member) => ({ ...member, id: newId() }));
  for (const member of missing) ids.set(member.key, member.id);
  await insertRows(
    client,
    'members',
    missing.map(({ id, key, nickname }) => ({
      member_id: id,
      nickname,
      admin: false,
      demo: true,
      persona: key,
      created_at: createdAt,
    })),
  );
  await insertRows(
    client,
    'listeners',
    missing.map(({ id, interests, region, activeHours }) => ({
      member_id: id,
      is_on: true,
      interests,
      region: region.cityCode ?? region.provinceCode,
      active_hours: activeHours.reduce((hours, hour) => hours | (1 << hour), 0),
      daily_cap: 18,
      quiet_from: 0,
      quiet_to: 0,
      utc_offset_minutes: UTC_OFFSET_MINUTES,
      changed_at: createdAt,
    })),
  );
  await insertRows(
    client,
    'consents',
    missing.flatMap(({ id }) =>
      (['terms', 'listening'] as const).map((purpose) => ({
        member_id: id,
        purpose,
        version: consentVersions[purpose],
        granted: true,
        decided_at: createdAt,
      })),
    ),
  );
  return ids;
}

/** What others refer to first; counters last, from the rows. */
async function writePlanned(client: Queryable, rows: PlannedRows, now: number): Promise<void> {
  for (const [table, planned] of Object.entries(rows) as [TableName, Record<string, unknown>[]][]) {
    await insertRows(client, table, planned);
  }
  const spaceIds = (rows.spaces ?? []).map((space) => space['space_id']);
  await recountComments(client, [spaceIds, STILL_OPEN]);
  await recountPosts(client, [spaceIds]);
  await countVisits(client, [spaceIds, localDay(now, UTC_OFFSET_MINUTES)]);
  await tellAuthors(client, [spaceIds, now - LOOKED_MS]);
}
