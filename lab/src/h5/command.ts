import { parseArgs } from 'node:util';
import { markdownTable } from '../markdown-table.ts';
import { type H5Row, runH5 } from './run-h5.ts';

const RUNS = 5;
const COMMENTS = 5_000;

/** `lab h5 [--runs N] [--comments N] [--json]`; see lab/README.md. */
export async function runH5Command(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string' },
      comments: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs ?? RUNS);
  const comments = Number(values.comments ?? COMMENTS);
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(comments) || comments < 1) {
    console.error('--runs N, --comments N, each 1 or more');
    return 2;
  }
  const { machine, rows } = await runH5({ runs, comments, log: (message) => console.error(message) });
  const text = [...machine, '', tableOf(rows)].join('\n');
  if (values.json) {
    console.error(text);
    console.log(JSON.stringify(rows, null, 2));
  } else console.log(text);
  return 0;
}

function tableOf(rows: readonly H5Row[]): string {
  return markdownTable([
    ['line', 'page', 'metric', 'median', 'min', 'max'],
    ...rows.map(({ line, page, metric, median, min, max }) => [line, page, metric, median, min, max]),
  ]);
}
