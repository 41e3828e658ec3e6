import { operations, type NativeArticle } from '@huixiang/contract';
import { readArticleMsgid } from '@huixiang/wechat';
import { transaction } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { nextCursor, pageSize } from '../paging.ts';
import { requireWechat } from '../wechat/refusal.ts';
import { actOnComment } from './act-on-comment.ts';
import { readArticleLink } from './bind-article.ts';
import { bindRow, findPost, linkArticle, loadArticle, loadArticles } from './native-articles.store.ts';
import { countRows, forgetComments, listRows } from './native-comments.store.ts';
import type { OfficialAccounts } from './official-accounts.ts';
import { loadOfficial } from './official-accounts.store.ts';
import { presentArticle, presentComment } from './present-native.ts';

export function nativeCommentsRoutes(route: Route, context: Context, accounts: OfficialAccounts): void {
  const { pool } = context;

  route(operations.getOfficialAccount, ({ params }) => overview(context, params.spaceId));

  route(operations.connectOfficialAccount, async ({ params: { spaceId }, body, memberId }) => {
    requireWechat(context);
    await accounts.connect(spaceId, { ...body, memberId });
    return overview(context, spaceId);
  });

  route(operations.disconnectOfficialAccount, async ({ params: { spaceId } }) => {
    await accounts.disconnect(spaceId);
    return overview(context, spaceId);
  });

  route(operations.linkNativeArticle, async ({ params, body, memberId }) => {
    await requirePost(context, params.spaceId, params.postId);
    await accounts.require(params.spaceId);
    return linkPost(context, { ...params, ...body, memberId });
  });

  route(operations.chooseNativeArticle, ({ params, body }) =>
    choose(context, { ...params, msgid: body.msgid }),
  );

  route(operations.listNativeComments, async ({ params: { spaceId, postId }, query }) => {
    await requirePost(context, spaceId, postId);
    const limit = pageSize(query.limit);
    const { time, id } = readPosition(query.after);
    const rows = await listRows(pool, [spaceId, postId, time, id, limit]);
    const next = nextCursor(rows, limit, (row) => `${row.written_at}.${row.native_id}`);
    return { items: rows.map((row) => presentComment(context.lexicon, row)), next };
  });

  route(operations.actOnNativeComment, async ({ params, body, memberId }) => ({
    comment: await actOnComment(context, accounts, {
      ...params,
      memberId,
      act: body.act,
      content: body.content,
    }),
  }));
}

async function overview({ pool }: Context, spaceId: number) {
  const [account] = await loadOfficial(pool, [spaceId]);
  const counts = new Map((await countRows(pool, [spaceId])).map((row) => [row.post_id, row]));
  const articles = (await loadArticles(pool, [spaceId])).map((row) =>
    presentArticle(row, counts.get(row.post_id) ?? { comments: 0, elected: 0 }),
  );
  return {
    account:
      account === undefined
        ? null
        : { appId: account.app_id, capability: account.capability, probedAt: account.probed_at },
    articles,
  };
}

/** @throws HuixiangError HX_NOT_FOUND when there is no such post */
async function requirePost({ pool }: Context, spaceId: number, postId: number): Promise<void> {
  if ((await findPost(pool, [spaceId, postId])).length === 0) throw new HuixiangError('HX_NOT_FOUND');
}

/** @throws HuixiangError HX_ARTICLE_LINK */
async function linkPost(
  context: Context,
  wish: { spaceId: number; postId: number; url: string; memberId: number },
): Promise<NativeArticle> {
  const { pool, now } = context;
  const { spaceId, postId } = wish;
  const url = readArticleLink(wish.url);
  if (url === undefined) throw new HuixiangError('HX_ARTICLE_LINK', { field: 'body.url' });
  const [former] = await loadArticle(pool, [spaceId, postId]);
  if (former?.url !== url)
    await transaction(pool, async (client) => {
      await forgetComments(client, [spaceId, postId]);
      await linkArticle(client, [spaceId, postId, url, wish.memberId, now()]);
    });
  return articleOf(context, spaceId, postId);
}

/** Only one of those that WeChat told may be chosen. @throws HuixiangError HX_NOT_FOUND */
async function choose(
  context: Context,
  { spaceId, postId, msgid }: { spaceId: number; postId: number; msgid: string },
): Promise<NativeArticle> {
  const { pool, now } = context;
  const [row] = await loadArticle(pool, [spaceId, postId]);
  const article = readArticleMsgid(msgid);
  if (article === undefined || row?.candidates.some((one) => one.msgid === msgid) !== true)
    throw new HuixiangError('HX_NOT_FOUND');
  const kept = JSON.stringify(row.candidates);
  await transaction(pool, async (client) => {
    await forgetComments(client, [spaceId, postId]);
    await bindRow(client, [spaceId, postId, article.msgDataId, article.index, false, kept, now()]);
  });
  return articleOf(context, spaceId, postId);
}

async function articleOf({ pool }: Context, spaceId: number, postId: number): Promise<NativeArticle> {
  const [row] = await loadArticle(pool, [spaceId, postId]);
  if (row === undefined) throw new HuixiangError('HX_NOT_FOUND');
  const counts = (await countRows(pool, [spaceId])).find((one) => one.post_id === postId);
  return presentArticle(row, counts ?? { comments: 0, elected: 0 });
}

/** @throws HuixiangError HX_CURSOR_INVALID */
function readPosition(after: string | undefined): { time: number; id: string } {
  if (after === undefined) return { time: Number.MAX_SAFE_INTEGER, id: '' };
  const found = /^(\d{1,15})\.(\d{1,20})$/.exec(after);
  if (found?.[1] === undefined || found[2] === undefined)
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  return { time: Number(found[1]), id: found[2] };
}
