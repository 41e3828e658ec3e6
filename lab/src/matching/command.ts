import { parseArgs } from 'node:util';
import { readData, runMatching } from './run/run-matching.ts';
import { allPolicyNames, policyNames } from './run/registry.ts';
import { notesOn } from './report/notes.ts';
import { writeResults } from './report/results.ts';
import { plainText, tablesOf } from './report/table.ts';

const SEEDS = 5;
const USAGE = [
  'npm run -s lab -- matching --data DIR [--seeds N] [--json] [--smoke] [--world M1|M2|M3]',
  '  [--setting TEXT] [--policy A,B] [--write FOLDER]',
  `policies: ${allPolicyNames.join(', ')}`,
].join('\n');

/** `lab matching`; see lab/README.md. Exit code 2 when the arguments or the data allow nothing. */
export async function runMatchingCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      seeds: { type: 'string' },
      json: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      world: { type: 'string' },
      setting: { type: 'string' },
      policy: { type: 'string' },
      write: { type: 'string' },
    },
  });
  const seeds = Number(values.seeds ?? (values.smoke ? 1 : SEEDS));
  const policies = values.policy?.split(',') ?? policyNames;
  const unknown = policies.filter((name) => !allPolicyNames.includes(name));
  if (values.data === undefined || !Number.isInteger(seeds) || seeds < 1 || unknown.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const data = await readData(values.data);
  const rows = await runMatching(data, {
    seeds,
    policies,
    smoke: values.smoke,
    ...(values.world === undefined ? {} : { world: values.world }),
    ...(values.setting === undefined ? {} : { setting: values.setting }),
    log: (message) => console.error(message),
  });
  if (values.json) console.log(JSON.stringify(rows));
  else console.log(plainText(tablesOf(rows)));
  if (values.write !== undefined && rows.length > 0)
    await writeResults(values.write, rows, {
      command: commandOf(args),
      notes: notesOn(data),
    });
  if (rows.length > 0) return 0;
  console.error(
    `Nothing to play in ${values.data}: neither jester-full nor polis-comment-votes fits.\n${USAGE}`,
  );
  return 2;
}

/** The command as it was given, so that the page never claims figures of another run; without the machine's own paths. */
function commandOf(args: readonly string[]): string {
  const placeholders: Readonly<Record<string, string>> = { '--data': 'DIR', '--write': 'lab/matching' };
  const words = args.map((word, i) => {
    const [option = '', value] = word.split('=', 2);
    const own = placeholders[option];
    if (own !== undefined && value !== undefined) return `${option}=${own}`;
    const said = placeholders[args[i - 1] ?? ''] ?? word;
    return /^[\w=,./-]+$/.test(said) ? said : `'${said}'`;
  });
  return ['npm run -s lab -- matching', ...words].join(' ');
}
