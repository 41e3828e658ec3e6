import { parseArgs } from 'node:util';
import { markdownTable } from '../markdown-table.ts';
import { runSearch, type SearchRow } from './run-search.ts';

const COMMENTS = 1_000_000;
const ROUNDS = 3;
const WISHES = 100;
const BASELINE_WISHES = 5;

/** `lab search [--comments N] [--json]`; see lab/README.md. */
export async function runSearchCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { comments: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const comments = Number(values.comments ?? COMMENTS);
  if (!Number.isInteger(comments) || comments < 1_000) {
    console.error('--comments N, 1000 or more');
    return 2;
  }
  const log = (message: string): void => console.error(message);
  const report = await runSearch({
    comments,
    rounds: ROUNDS,
    wishes: WISHES,
    baselineWishes: BASELINE_WISHES,
    log,
  });
  const text = [...report.machine, '', tableOf(report.rows)].join('\n');
  if (values.json) {
    console.error(text);
    console.log(JSON.stringify(report.rows, null, 2));
  } else console.log(text);
  for (const problem of report.problems.slice(0, 10)) console.error(problem);
  return report.problems.length === 0 ? 0 : 1;
}

/** Heading and figure of each column stand together, so that none can slip below another. */
const COLUMNS: readonly (readonly [heading: string, of: (row: SearchRow) => string | number | null])[] = [
  ['in, looked for', ({ scope, probe }) => `${scope} ${probe}`],
  ['p50 ms', ({ p50Ms }) => p50Ms],
  ['p99 ms', ({ p99Ms }) => p99Ms],
  ['CPU p50', ({ cpuP50Ms }) => cpuP50Ms],
  ['CPU p99', ({ cpuP99Ms }) => cpuP99Ms],
  ['found', ({ found }) => found],
  ['ILIKE p50 ms', ({ baselineP50Ms }) => baselineP50Ms],
  ['ILIKE p99 ms', ({ baselineP99Ms }) => baselineP99Ms],
  ['ILIKE CPU p50', ({ baselineCpuP50Ms }) => baselineCpuP50Ms],
];

function tableOf(rows: readonly SearchRow[]): string {
  return markdownTable([
    COLUMNS.map(([heading]) => heading),
    ...rows.map((row) => COLUMNS.map(([, of]) => of(row))),
  ]);
}
