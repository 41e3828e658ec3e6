import type { Row } from './summary.ts';

type Column = readonly [title: string, cell: (row: Row) => string];

const columns: readonly Column[] = [
  ['probe', ({ probe }) => probe],
  ['req/s', ({ rps }) => String(rps)],
  ['range', ({ rpsMin, rpsMax }) => `${rpsMin}–${rpsMax}`],
  ['ratio', ({ ratioToFastifyEcho }) => ratioToFastifyEcho?.toFixed(2) ?? '-'],
  ['p50 ms', ({ p50Ms }) => p50Ms.toFixed(1)],
  ['p99 ms', ({ p99Ms }) => p99Ms.toFixed(1)],
  ['RSS MB', ({ rssMb }) => String(rssMb ?? '-')],
  ['server', ({ serverCores }) => serverCores?.toFixed(2) ?? '-'],
  ['postgres', ({ postgresCores }) => postgresCores?.toFixed(2) ?? '-'],
  ['client', ({ clientCores }) => clientCores.toFixed(2)],
  ['foreign', ({ foreignCores }) => foreignCores?.toFixed(2) ?? '-'],
  ['µs/req', ({ serverMicros }) => serverMicros?.toFixed(1) ?? '-'],
  ['errors', ({ errors }) => String(errors)],
  ['store', ({ verified }) => (verified === null ? '-' : verified ? 'exact' : 'WRONG')],
];

/** The rows for people: the first column to the left, figures to the right; CPU in cores. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
