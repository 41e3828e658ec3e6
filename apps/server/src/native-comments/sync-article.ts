import { transaction } from '@huixiang/postgres';
import {
  eachCommentPage,
  getPublishedArticleTotals,
  writeArticleMsgid,
  type ArticleKey,
  type CommentStep,
  type NativeComment,
  type WechatClient,
} from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { bindArticle } from './bind-article.ts';
import {
  beginRound,
  bindRow,
  endRound,
  keepCursor,
  loadTaken,
  putOff,
  waitForId,
  type ArticleRow,
} from './native-articles.store.ts';
import { keepPage, markMissed } from './native-comments.store.ts';
import type { Official } from './official-accounts.ts';
import { spendCalls } from './official-accounts.store.ts';
import { allowance, beijingDay, nextBinding, nextPoll } from './poll-schedule.ts';

/** Calls a day in the name of one account: far below WeChat's 100,000 and 100, since others may use it as well. */
const PER_DAY = { comments: 2_000, binding: 40 } as const;
const DAY_MS = 24 * 3_600_000;
/** WeChat tells of so many days at once. */
const DAYS_MAX = 30;
const NO_BUDGET_MS = 10 * 60_000;

/** The account has used its calls of now; it may go on later. */
class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** The same client, whose calls are taken from the day's budget first. */
function metered({ pool, now }: Context, client: WechatClient, purpose: keyof typeof PER_DAY): WechatClient {
  return {
    ...client,
    async call(endpoint, input) {
      const at = now();
      const limit = purpose === 'binding' ? PER_DAY.binding : allowance(at, PER_DAY.comments);
      const spent = await spendCalls(pool, [client.appId, purpose, beijingDay(at), 1, limit]);
      if (spent.length === 0) throw new BudgetSpent();
      return client.call(endpoint, input);
    },
  };
}

/** Whatever was read before the budget was spent is kept; `later` says when to go on. */
async function withinBudget(work: () => Promise<void>, later: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    await later();
  }
}

/** By which comment calls name the article of a post; undefined while it is not known. */
export function articleKey(row: ArticleRow): ArticleKey | undefined {
  if (row.msg_data_id === null || row.article_index === null) return undefined;
  return { msgDataId: row.msg_data_id, index: row.article_index };
}

/** Look for the id of an article among those that the account published; its comments are read at the next look. */
export async function findArticleId(context: Context, official: Official, row: ArticleRow): Promise<void> {
  const { pool, now } = context;
  const at = now();
  const place = [row.space_id, row.post_id];
  const { url, linked_at: linkedAt } = row;
  const later = nextBinding(at, linkedAt);
  const client = metered(context, official.client, 'binding');
  const find = async (): Promise<void> => {
    const { entries } = await getPublishedArticleTotals(client, {
      from: beijingDay(at - DAYS_MAX * DAY_MS),
      to: beijingDay(at - DAY_MS),
    });
    const taken = (await loadTaken(pool, place)).map((one) =>
      writeArticleMsgid({ msgDataId: one.msg_data_id, index: one.article_index }),
    );
    const { article, guessed, candidates } = bindArticle({ url, linkedAt }, entries, new Set(taken));
    const choice = JSON.stringify(candidates);
    if (article === undefined) await waitForId(pool, [...place, choice, later]);
    else await bindRow(pool, [...place, article.msgDataId, article.index, guessed, choice, at]);
  };
  await withinBudget(find, () => putOff(pool, [...place, later, 0]));
}

/**
 * One round over the comments of an article, from where an interrupted one ended. Once a day it meets all of them; else it
 * ends with the first page, newest first, that brings nothing new.
 */
export async function readComments(
  context: Context,
  official: Official,
  row: ArticleRow,
  article: ArticleKey,
): Promise<void> {
  const { pool, now } = context;
  const place = [row.space_id, row.post_id];
  const resumed = row.round_at !== null;
  const roundAt = row.round_at ?? now();
  const full = resumed ? row.full_round : row.full_at === null || now() - row.full_at >= DAY_MS;
  if (!resumed) await beginRound(pool, [...place, roundAt, full]);
  const client = metered(context, official.client, 'comments');
  const read = async (): Promise<void> => {
    let withheld = 0;
    for await (const step of eachCommentPage(client, article, { begin: resumed ? row.cursor : 0 })) {
      withheld = Math.max(withheld, step.withheld);
      const changed = await keep(context, row, step, roundAt);
      if (!full && !changed && isNewestFirst(step.comments)) break;
    }
    const next = nextPoll(now(), { publishedAt: row.linked_at, failures: 0 });
    await transaction(pool, async (db) => {
      if (full && withheld === 0) await markMissed(db, [...place, roundAt, now()]);
      await endRound(db, [...place, now(), next, withheld]);
    });
  };
  await withinBudget(read, () => putOff(pool, [...place, now() + NO_BUDGET_MS, 0]));
}

/** The page and the place behind it, in one transaction. @returns whether anything in it was new */
async function keep(
  { pool, sealing, now }: Context,
  row: ArticleRow,
  { comments, next }: CommentStep,
  roundAt: number,
): Promise<boolean> {
  const place = [row.space_id, row.post_id];
  return transaction(pool, async (client) => {
    const kept = await keepPage(client, [
      ...place,
      comments.map(({ commentId }) => commentId),
      comments.map(({ openId }) => (openId === undefined ? null : sealing.mark('native-author', openId))),
      // PostgreSQL keeps no NUL.
      comments.map(({ content }) => content.replaceAll('\0', '')),
      comments.map(({ createdAt }) => Math.trunc(createdAt * 1000)),
      comments.map(({ elected }) => elected),
      comments.map(({ replies }) => replies[0]?.content.replaceAll('\0', '') ?? null),
      now(),
      roundAt,
    ]);
    await keepCursor(client, [...place, next]);
    return kept.some(({ changed }) => changed);
  });
}

/** Comments of one second tell nothing of the order. */
function isNewestFirst(comments: readonly NativeComment[]): boolean {
  const [first, last] = [comments[0], comments.at(-1)];
  if (comments.length > 1 && first?.createdAt === last?.createdAt) return false;
  return comments.every((one, index) => {
    const before = comments[index - 1];
    return before === undefined || before.createdAt >= one.createdAt;
  });
}
