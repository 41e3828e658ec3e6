import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownTable } from '../../markdown-table.ts';
import { firstHourSvg } from './first-hour-svg.ts';
import { gapSvg } from './gap-svg.ts';
import type { Row } from './summary.ts';
import { tablesOf, type Table } from './table.ts';

const BY_HAND = { from: '<!-- by hand -->', to: '<!-- /by hand -->' } as const;

export interface Provenance {
  /** The command that gave the figures, as anybody can type it. */
  readonly command: string;
  /** What the data are and how well the plain signal orders pairs, one sentence a line. */
  readonly notes: readonly string[];
}

/** Write RESULTS.md and the plots beside it into `folder`. What stands between the marks of `BY_HAND` is kept. */
export async function writeResults(folder: string, rows: readonly Row[], given: Provenance): Promise<void> {
  await mkdir(folder, { recursive: true });
  const plots = [
    ['first-hour-29.svg', firstHourSvg(rows, 'like=29%')],
    ['first-hour-15.svg', firstHourSvg(rows, 'like=15%')],
    ['gap-closed.svg', gapSvg(rows)],
  ] as const;
  const drawn = plots.filter(([, svg]) => svg !== '');
  for (const [name, svg] of drawn) await writeFile(join(folder, name), svg);
  const place = join(folder, 'RESULTS.md');
  const before = existsSync(place) ? await readFile(place, 'utf8') : '';
  const text = resultsText(
    rows,
    given,
    drawn.map(([name]) => name),
    partByHand(before),
  );
  await writeFile(place, text);
}

/** The page. `byHand` is put at its end, between the marks. */
export function resultsText(
  rows: readonly Row[],
  { command, notes }: Provenance,
  plots: readonly string[],
  byHand: string,
): string {
  const tables = tablesOf(rows);
  const parts = [
    '# Matching: results',
    `    ${command}`,
    [
      'wrote this page and the plots, but for the part at the end that is marked as written by hand.',
      'Figures are medians over the seeds; what the names mean is in [the README of the lab](../README.md#matching).',
      ...notes,
    ].join('\n'),
    ...plots.map((name) => `![${name.replace('.svg', '')}](${name})`),
    ...overview(rows, 'M1', 'e1h', 'M1: share with a genuine answer within 1 h'),
    ...overview(rows, 'M2', 'gapClosed', 'M2: share of the gap from random to oracle closed within 24 h'),
    '## All figures',
    ...tables.map((table) => `### ${table.world} ${table.setting}\n\n${markdownTable(table.lines)}`),
    `${BY_HAND.from}\n${byHand.trim()}\n${BY_HAND.to}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function partByHand(text: string): string {
  const [from, to] = [text.indexOf(BY_HAND.from), text.indexOf(BY_HAND.to)];
  return from < 0 || to < from ? '' : text.slice(from + BY_HAND.from.length, to);
}

/** Policies down, settings across; the median, and below it in small the range over the seeds. */
function overview(rows: readonly Row[], world: string, metric: string, title: string): string[] {
  const own = rows.filter((row) => row.world === world && row.metric === metric);
  if (own.length === 0) return [];
  const settings = [...new Set(own.map(({ setting }) => setting))];
  const lines: Table['lines'] = [...new Set(own.map(({ policy }) => policy))].map((policy) => [
    policy,
    ...settings.map((setting) => {
      const row = own.find((one) => one.policy === policy && one.setting === setting);
      return row === undefined
        ? '-'
        : `${row.median.toFixed(3)} (${row.min.toFixed(2)}–${row.max.toFixed(2)})`;
    }),
  ]);
  return [`## ${title}`, markdownTable([['policy', ...settings], ...lines])];
}
