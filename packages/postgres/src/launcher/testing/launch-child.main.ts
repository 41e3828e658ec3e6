import { launchPostgres } from '../launch.ts';

/**
 * Launches a server as a process of its own, for tests that kill it. Takes a data folder, prints
 * `{ pid, adopted, url }`, and stops the server when a line arrives on standard input.
 */
const server = await launchPostgres({ dataDir: process.argv[2] ?? '', durability: 'none' });
console.log(JSON.stringify({ pid: server.pid, adopted: server.adopted, url: server.url }));
process.stdin.once('data', () => {
  void server.stop().then(() => process.exit(0));
});
