import { parseArgs } from 'node:util';
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

function tableOf(rows: readonly SearchRow[]): string {
  const lines = rows.map((row) =>
    [`${row.scope} ${row.probe}`, row.p50Ms, row.p99Ms, row.found, row.baselineP50Ms, row.baselineP99Ms].join(
      ' | ',
    ),
  );
  return [
    '| in, looked for | p50 ms | p99 ms | CPU p50 | CPU p99 | found | ILIKE p50 ms | ILIKE p99 ms | ILIKE CPU p50 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
