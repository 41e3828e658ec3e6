import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildStale } from './build-stale.ts';
import { stopCommands } from './run-command.ts';
import { root } from './workspace.ts';

/**
 * `npm start`: builds the two front ends where that is due, then becomes the server. One process on purpose: there is
 * nobody to pass signals to, nothing that can be left behind, and the server alone decides how it stops.
 */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function stopBuilding(signal: NodeJS.Signals): void {
  stopCommands(signal);
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

for (const signal of STOP_SIGNALS) process.on(signal, stopBuilding);
const failed = await buildStale(['h5', 'console']);
if (failed.length > 0) {
  console.error(`Not started, because ${failed.join(' and ')} could not be built.`);
  process.exit(1);
}
const server = pathToFileURL(join(root, 'apps/server/src/main.ts')).href;
for (const signal of STOP_SIGNALS) process.off(signal, stopBuilding);
await import(server);
