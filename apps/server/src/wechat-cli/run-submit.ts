import { parseArgs } from 'node:util';
import { createWechatClient } from '@huixiang/wechat';
import { readConfig } from '../config.ts';
import { say, type Words } from './report.ts';
import type { ReadPage } from './site-map-threads.ts';
import { submitThreads } from './submit-pages.ts';
import type { Surroundings } from './surroundings.ts';

const HOUR_MS = 3_600_000;
const TIMEOUT_MS = 15_000;
/** A day and a bit, so that a daily run misses nothing. */
const HOURS = '26';
/** WeChat names no daily bound; this is little. */
const PAGES_MAX = '200';
const CAP = 10_000;

/** `npm run wechat -- submit-pages`: for a timer, once a day. @returns the exit code */
export async function runSubmit(args: readonly string[], around: Surroundings): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      hours: { ...text, default: HOURS },
      max: { ...text, default: PAGES_MAX },
      category: text,
      test: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const { wechat, publicUrl } = readConfig(around.env);
  const [hours, pagesMax] = [Number(values.hours), Number(values.max)];
  const categoryId = values.category === undefined ? undefined : Number(values.category);
  const problem = whatIsMissing({ wechat, publicUrl, hours, pagesMax, categoryId });
  if (problem !== undefined || wechat === undefined || publicUrl === undefined) {
    around.print(say(problem ?? { zh: '设置不完整', en: 'settings are missing' }));
    return 2;
  }
  const client = createWechatClient({
    ...wechat.mini,
    now: around.now,
    random: around.random,
    ...(wechat.base === undefined ? {} : { baseUrl: wechat.base }),
  });
  const { origin } = new URL(publicUrl);
  const read: ReadPage = async (path) => {
    const reply = await around.fetch(`${origin}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return reply.ok ? reply.text() : undefined;
  };
  const since = around.now() - hours * HOUR_MS;
  const kind = values.test ? 'test' : 'real';
  const wish = { since, pagesMax, kind, categoryId, origin, dryRun: values['dry-run'] } as const;
  const { pages, taken, stopped } = await submitThreads(client, read, wish);
  if (wish.dryRun) for (const { path, query } of pages) around.print(`${path}?${query}\n`);
  around.print(
    say({
      zh: `${pages.length} 个公开页面有变化，已提交 ${taken} 个`,
      en: `${pages.length} public pages changed, ${taken} submitted`,
    }),
  );
  if (stopped !== undefined) around.print(say(stopped));
  return stopped === undefined ? 0 : 1;
}

function whatIsMissing(given: {
  wechat: unknown;
  publicUrl: string | undefined;
  hours: number;
  pagesMax: number;
  categoryId: number | undefined;
}): Words | undefined {
  const { wechat, publicUrl, hours, pagesMax, categoryId } = given;
  if (wechat === undefined || publicUrl === undefined)
    return {
      zh: '请先设置 HUIXIANG_WECHAT_APPID、HUIXIANG_WECHAT_SECRET 与 PUBLIC_URL',
      en: 'set HUIXIANG_WECHAT_APPID, HUIXIANG_WECHAT_SECRET and PUBLIC_URL first',
    };
  if (!(hours > 0)) return { zh: '--hours 是正数', en: '--hours is a positive number' };
  if (!Number.isInteger(pagesMax) || pagesMax < 1 || pagesMax > CAP)
    return { zh: `--max 是 1–${CAP}`, en: `--max is 1–${CAP}` };
  if (categoryId !== undefined && !Number.isInteger(categoryId))
    return { zh: '--category 是整数', en: '--category is a whole number' };
  return undefined;
}
