import { parseArgs } from 'node:util';

import { buildStale } from './build-stale.ts';
import { buildTargets } from './build-targets.ts';
import { stopWithCommands } from './run-command.ts';

/** `npm run build [-- --only h5,console]`: builds what is missing or older than its sources. */
stopWithCommands();
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const known = buildTargets.map(({ name }) => name);
const wanted = values.only?.split(',') ?? known;
const unknown = wanted.filter((name) => !known.some((knownName) => knownName === name));
if (unknown.length > 0) {
  console.error(`Unknown target ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exit(2);
}
const failed = await buildStale(known.filter((name) => wanted.includes(name)));
process.exitCode = failed.length > 0 ? 1 : 0;
