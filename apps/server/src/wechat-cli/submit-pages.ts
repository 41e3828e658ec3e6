import { isWechatError, SUBMITTED_PAGES_MAX, submitPages, WechatApiError } from '@huixiang/wechat';
import type { SearchPage, WechatClient } from '@huixiang/wechat';
import { changedThreads, type MappedThread, type ReadPage } from './site-map-threads.ts';
import { searchPageOf, type SearchKind } from '../public-pages/submission/search-page.ts';
import type { Words } from './report.ts';

export interface SubmitWish {
  /** Only threads that changed since; milliseconds since 1970. */
  readonly since: number;
  /** At most so many pages in this run. */
  readonly pagesMax: number;
  readonly kind: SearchKind;
  /** The category declared in 内容接入, if there is one. */
  readonly categoryId: number | undefined;
  readonly origin: string;
  /** Only tell what would be submitted. */
  readonly dryRun: boolean;
}

export interface Submitted {
  readonly pages: readonly SearchPage[];
  /** How many of them search has taken; fewer when it stopped taking them. */
  readonly taken: number;
  readonly stopped: Words | undefined;
}

/**
 * Tell WeChat's search about public threads that changed, the newest first. What is public is read from our own site map and pages, as
 * any stranger reads it, so that nothing else can be submitted.
 */
export async function submitThreads(
  client: WechatClient,
  read: ReadPage,
  wish: SubmitWish,
): Promise<Submitted> {
  const threads = await changedThreads(read, wish.since);
  const pages: SearchPage[] = [];
  for (const thread of threads.slice(0, wish.pagesMax)) {
    const page = await describe(read, thread, wish);
    if (page !== undefined) pages.push(page);
  }
  if (wish.dryRun) return { pages, taken: 0, stopped: undefined };
  let taken = 0;
  while (taken < pages.length) {
    const batch = pages.slice(taken, taken + SUBMITTED_PAGES_MAX);
    try {
      await submitPages(client, batch);
    } catch (error) {
      if (!isWechatError(error)) throw error;
      return { pages, taken, stopped: reasonOf(error) };
    }
    taken += batch.length;
  }
  return { pages, taken, stopped: undefined };
}

/** Undefined for a thread that is not public any more. */
async function describe(
  read: ReadPage,
  { spaceId, postId }: MappedThread,
  wish: SubmitWish,
): Promise<SearchPage | undefined> {
  const html = await read(`/t/${spaceId}/${postId}`);
  const heading = html === undefined ? undefined : /<h1>([^<]+)<\/h1>/.exec(html)?.[1];
  if (heading === undefined) return undefined;
  return searchPageOf({ spaceId, postId, title: unescapeText(heading) }, wish);
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Undoes the escaping of our own pages. */
function unescapeText(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (one) => CHARACTERS[one] ?? one);
}

function reasonOf(error: Error): Words {
  if (error instanceof WechatApiError)
    return { zh: `${error.advice.zh}（${error.code}）`, en: `${error.advice.en} (${error.code})` };
  return { zh: `微信没有回答：${error.message}`, en: `WeChat did not answer: ${error.message}` };
}
