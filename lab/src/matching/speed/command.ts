import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Row } from '../report/summary.ts';
import { runSpeed } from './run-speed.ts';

const MEMBERS = 1_000_000;
const BEYOND = 10_000_000;
/** What an index of `BEYOND` members may need while it grows. */
const BEYOND_BYTES = BEYOND * 150;
const COMMENTS = 2_000;
const ROUNDS = 3;
const USAGE = 'npm run -s lab -- matching-speed [--members N] [--comments N] [--rounds N] [--json]';

/** `lab matching-speed`; see lab/README.md. Exit code 2 when the arguments make no sense. */
export async function runSpeedCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      members: { type: 'string' },
      comments: { type: 'string' },
      rounds: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const members = Number(values.members ?? MEMBERS);
  const comments = Number(values.comments ?? COMMENTS);
  const rounds = Number(values.rounds ?? ROUNDS);
  if (![members, comments, rounds].every((value) => Number.isInteger(value) && value > 0)) {
    console.error(USAGE);
    return 2;
  }
  const roomBeyond = process.availableMemory() >= BEYOND_BYTES;
  if (values.members === undefined && !roomBeyond)
    console.error(`Too little memory for ${BEYOND} members: left out.`);
  const machine = describeMachine();
  const rows = await runSpeed({
    members: [members],
    beyond: values.members === undefined && roomBeyond ? [BEYOND] : [],
    comments,
    rounds,
    log: (message) => console.error(message),
  });
  const text = [...machine, '', ...rows.map(lineOf)].join('\n');
  if (values.json) {
    console.error(text);
    console.log(JSON.stringify(rows));
  } else console.log(text);
  return 0;
}

function describeMachine(): string[] {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const [load = 0] = loadavg();
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${memory}, load before ${load.toFixed(1)}`,
    `Node ${process.versions.node}, V8 ${process.versions.v8}, ${process.platform} ${process.arch}`,
  ];
}

function lineOf({ setting, policy, metric, median, min, max }: Row): string {
  const range = min === max ? '' : `  (${written(min)}–${written(max)})`;
  return `${setting.padEnd(18)}${policy.padEnd(12)}${metric.padEnd(20)}${written(median).padStart(12)}${range}`;
}

function written(value: number): string {
  return value >= 1_000 ? value.toFixed(0) : value.toFixed(Number.isInteger(value) ? 0 : 3);
}
