import { parseArgs } from 'node:util';
import { chosen, probeNames } from './probes/all.ts';
import { tableOf } from './report/table.ts';
import { runLoad } from './run-load.ts';
import { fullSizes } from './world/sizes.ts';

const SECONDS = 5;
const ROUNDS = 3;
const WARM_UP_SECONDS = 1;

/** `lab load [--only NAME] [--seconds N] [--rounds N] [--cpu-prof DIR] [--json]`; see lab/README.md. */
export async function runLoadCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      'cpu-prof': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { only } = values;
  const seconds = Number(values.seconds ?? SECONDS);
  const rounds = Number(values.rounds ?? ROUNDS);
  if (!(seconds > 0) || !Number.isInteger(rounds) || rounds < 1 || chosen(only).length === 0) {
    console.error(`--seconds N, --rounds N, --only NAME, one of: ${probeNames.join(', ')}`);
    return 2;
  }
  const report = await runLoad({
    ...(only === undefined ? {} : { only }),
    seconds,
    rounds,
    warmUpSeconds: WARM_UP_SECONDS,
    sizes: fullSizes(seconds + WARM_UP_SECONDS),
    ...(values['cpu-prof'] === undefined ? {} : { cpuProfile: values['cpu-prof'] }),
    log: (message) => console.error(message),
  });
  const text = [...report.machine, '', tableOf(report.rows)].join('\n');
  if (values.json) {
    console.error(text);
    console.log(JSON.stringify(report.rows, null, 2));
  } else console.log(text);
  for (const problem of report.problems) console.error(problem);
  return report.problems.length === 0 ? 0 : 1;
}
