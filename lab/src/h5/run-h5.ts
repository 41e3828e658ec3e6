import type { Browser } from 'playwright-core';
import { describeMachine } from '../load/report/machine.ts';
import { serveBarePage } from './bare-page.ts';
import { type Line, lines } from './line.ts';
import { openBrowser } from './open-browser.ts';
import { scrollThrough } from './scroll.ts';
import { type Visit, visit } from './visit.ts';
import { startH5World } from './world.ts';

/** One figure: the median of the runs and its range. */
export interface H5Row {
  readonly page: 'bare' | 'thread';
  readonly line: string;
  readonly metric: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

interface Options {
  readonly runs: number;
  readonly comments: number;
  readonly log: (message: string) => void;
}

/** Opens a long thread and the bare page by turns, then scrolls through the thread. */
export async function runH5({ runs, comments, log }: Options): Promise<{ machine: string[]; rows: H5Row[] }> {
  const browser = await openBrowser();
  try {
    const world = await startH5World(comments, log);
    const bare = await serveBarePage();
    try {
      const machine = [
        ...(await describeMachine(world.folder, world.pool)),
        `Chromium ${browser.version()}, a thread of ${comments} comments, ${runs} runs`,
      ];
      const pages = [
        { page: 'bare', url: bare.url },
        { page: 'thread', url: world.thread },
      ] as const;
      const rows: H5Row[] = [];
      for (const line of lines) {
        const visits = await takeTurns(browser, pages, line, runs, log);
        for (const { page } of pages) rows.push(...rowsOf(page, line.name, visits[page]));
      }
      const [line] = lines;
      if (line !== undefined)
        rows.push(...rowsOf('thread', line.name, [await scrollThrough(browser, world.thread, line)]));
      return { machine, rows };
    } finally {
      bare.close();
      await world.stop();
    }
  } finally {
    await browser.close();
  }
}

/** One after the other in each run, so that both meet the same moods of the machine; the first run warms up and is left out. */
async function takeTurns(
  browser: Browser,
  pages: readonly { readonly page: 'bare' | 'thread'; readonly url: string }[],
  line: Line,
  runs: number,
  log: (message: string) => void,
): Promise<Record<'bare' | 'thread', Visit[]>> {
  const visits: Record<'bare' | 'thread', Visit[]> = { bare: [], thread: [] };
  for (let run = 0; run <= runs; run += 1) {
    for (const { page, url } of pages) {
      const seen = await visit(browser, url, line);
      if (run > 0) visits[page].push(seen);
      log(`${line.name}, ${page}: ${Math.round(seen.interactiveMs)} ms`);
    }
  }
  return visits;
}

function rowsOf(page: 'bare' | 'thread', line: string, runs: readonly object[]): H5Row[] {
  const [first = {}] = runs;
  return Object.keys(first).map((metric) => {
    const values = runs.map((run) => (run as Record<string, number>)[metric] ?? 0).toSorted((a, b) => a - b);
    const at = (index: number): number => Math.round((values[index] ?? 0) * 10) / 10;
    const middle = Math.floor(values.length / 2);
    return { page, line, metric, median: at(middle), min: at(0), max: at(values.length - 1) };
  });
}
