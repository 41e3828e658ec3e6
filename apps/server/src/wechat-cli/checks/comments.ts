import {
  type ArticleKey,
  getPublishedArticleTotals,
  probeComments,
  WechatApiError,
  type WechatClient,
} from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import type { Finding } from '../report.ts';

const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;
/** WeChat names an article from the day after its publication on. */
const DAYS_BACK = 7;
/** Named by nobody: whether comments may be read at all is told before the article is looked for. */
const NOWHERE: ArticleKey = { msgDataId: '1', index: 0 };

/** Whether the official account may read comments, tried on an article of the last days. */
export async function checkComments({ official, now }: CheckContext): Promise<Finding> {
  if (official === undefined) throw new Error('Asked only of an official account');
  const article = await newestArticle(official, now());
  const capability = await probe(official, article ?? NOWHERE);
  if (capability === 'available')
    return {
      state: 'ok',
      said: { zh: '可以读取原生留言', en: 'native comments can be read' },
    };
  if (capability === 'unknown')
    return {
      state: 'todo',
      said: {
        zh: '没有被拒绝，但近七天没有文章可试；发布文章的次日再运行一次',
        en: 'not refused, but there is no article of the last seven days to try; run this again the day after one is published',
      },
    };
  const reason = capability === 'no-comment-right' ? '88000' : '48001';
  return {
    state: 'todo',
    said: {
      zh: `该公众号没有留言接口权限（${reason}）：不同步原生留言，其余功能不受影响`,
      en: `the account may not use the comment calls (${reason}): native comments are not taken over, all else works`,
    },
    where: {
      zh: '公众平台 → 设置与开发 → 接口权限，以及 功能 → 留言；权限由微信按账号发放，未必能申请到',
      en: 'mp.weixin.qq.com → 设置与开发 → 接口权限, and 功能 → 留言; WeChat grants it by account and may not',
    },
  };
}

/** Undefined where nothing was published, or where the account may not read its statistics. */
async function newestArticle(client: WechatClient, now: number): Promise<ArticleKey | undefined> {
  for (let back = 1; back <= DAYS_BACK; back += 1) {
    const day = new Date(now + BEIJING_MS - back * DAY_MS).toISOString().slice(0, 10);
    try {
      const { entries } = await getPublishedArticleTotals(client, { from: day, to: day });
      const named = entries.find(({ article }) => article !== undefined)?.article;
      if (named !== undefined) return named;
    } catch (error) {
      if (error instanceof WechatApiError && error.kind === 'permission') return undefined;
      throw error;
    }
  }
  return undefined;
}

async function probe(
  client: WechatClient,
  article: ArticleKey,
): Promise<Awaited<ReturnType<typeof probeComments>> | 'unknown'> {
  try {
    return await probeComments(client, article);
  } catch (error) {
    if (error instanceof WechatApiError && error.kind === 'not-found') return 'unknown';
    throw error;
  }
}
