import { isWechatError, lostCommentRight } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { startRounds, type Job } from '../rounds.ts';
import { HuixiangError } from '../errors.ts';
import { putOff, takeDue, type ArticleRow } from './native-articles.store.ts';
import type { OfficialAccounts } from './official-accounts.ts';
import { forgetCalls, writeCapability } from './official-accounts.store.ts';
import { beijingDay, byUrgency, nextPoll, pollInterval } from './poll-schedule.ts';
import { articleKey, findArticleId, readComments } from './sync-article.ts';

const INTERVAL_MS = 60_000;
/** Who dies on the way leaves an article to the next process after this. */
const LEASE_MS = 10 * 60_000;
const BATCH_MAX = 50;
const DAY_MS = 24 * 3_600_000;
/** Without the right to comments WeChat is asked once a day whether there is one now. */
const NO_RIGHT_MS = DAY_MS;

/** Look at every article that is due: find out its id, or read its comments. */
export async function syncNative(context: Context, accounts: OfficialAccounts): Promise<void> {
  const { pool, now } = context;
  const rows = await takeDue(pool, [now(), now() + LEASE_MS, BATCH_MAX]);
  const due = rows.map((row) => ({ row, dueAt: row.due_at, publishedAt: row.linked_at }));
  for (const { row } of byUrgency(now(), due)) await look(context, accounts, row);
  await forgetCalls(pool, [beijingDay(now() - 7 * DAY_MS)]);
}

async function look(context: Context, accounts: OfficialAccounts, row: ArticleRow): Promise<void> {
  const { pool, now, log } = context;
  const place = [row.space_id, row.post_id];
  const official = await accounts.of(row.space_id);
  if (official === undefined) return;
  const article = articleKey(row);
  try {
    if (article === undefined) {
      await findArticleId(context, official, row);
      return;
    }
    let { capability } = official;
    if (capability !== 'available') {
      capability = await accounts.probe(official.client, article);
      await writeCapability(pool, [row.space_id, capability, now(), official.client.appId]);
    }
    if (capability === 'available') await readComments(context, official, row, article);
    else
      await putOff(pool, [...place, now() + (capability === 'unknown' ? pollInterval(0) : NO_RIGHT_MS), 0]);
  } catch (error) {
    if (!isWechatError(error) && !(error instanceof HuixiangError)) throw error;
    log('The comments of an article were not read', error);
    // WeChat takes the right to comments away from accounts, and says so only when it is used.
    const lost = lostCommentRight(error);
    if (lost !== undefined) {
      await writeCapability(pool, [row.space_id, lost, now(), official.client.appId]);
      await putOff(pool, [...place, now() + NO_RIGHT_MS, 0]);
      return;
    }
    const failures = Math.min(10, row.failures + 1);
    const next = nextPoll(now(), { publishedAt: row.linked_at, failures });
    await putOff(pool, [...place, next, failures - row.failures]);
  }
}

/** Do so every minute. */
export function startNativeSync(context: Context, accounts: OfficialAccounts): Job {
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    round: () => syncNative(context, accounts),
    failure: 'Native comments were not read',
  });
}
