import { transaction } from '@huixiang/postgres';
import { SUBMITTED_PAGES_MAX, submitPages } from '@huixiang/wechat';
import type { Context } from '../../context.ts';
import { searchPageOf } from './search-page.ts';
import { countSince, loadDue, markSubmitted, tryLock } from './submit-changed.store.ts';

const DAY_MS = 24 * 3_600_000;
/** WeChat's day begins at midnight in China. */
const CHINA_MS = 8 * 3_600_000;

/**
 * Tell WeChat's search about public threads that are new or have changed, each at most once a day, as many as a day may
 * have. What it has taken is noted together with the call, so that a process that dies in between tells it again rather than never.
 * @returns how many pages it took
 * @throws WechatError when it takes no more; what it took before stays noted
 */
export async function submitChanged(
  context: Pick<Context, 'pool' | 'now' | 'wechat' | 'config'>,
): Promise<number> {
  const { wechat, config } = context;
  if (wechat === undefined || config.publicUrl === undefined) return 0;
  const { origin } = new URL(config.publicUrl);
  let taken = 0;
  for (;;) {
    const batch = await submitBatch(context, wechat, origin);
    taken += batch;
    if (batch < SUBMITTED_PAGES_MAX) return taken;
  }
}

async function submitBatch(
  { pool, now }: Pick<Context, 'pool' | 'now'>,
  { mini, config: { search } }: NonNullable<Context['wechat']>,
  origin: string,
): Promise<number> {
  return transaction(pool, async (client) => {
    const [lock] = await tryLock(client, []);
    if (lock?.mine !== true) return 0;
    // What changes from here on is later than what will be noted.
    const at = now();
    const today = at - ((at + CHINA_MS) % DAY_MS);
    const [used] = await countSince(client, [today]);
    const room = Math.min(SUBMITTED_PAGES_MAX, search.pagesPerDay - (used?.pages ?? 0));
    const due = room <= 0 ? [] : await loadDue(client, [at - DAY_MS, room]);
    if (due.length === 0) return 0;
    const pages = due.map((row) =>
      searchPageOf(
        { spaceId: row.space_id, postId: row.post_id, title: row.title },
        { kind: 'real', categoryId: search.category, origin },
      ),
    );
    await submitPages(mini, pages);
    await markSubmitted(client, [due.map((row) => row.space_id), due.map((row) => row.post_id), at]);
    return due.length;
  });
}
