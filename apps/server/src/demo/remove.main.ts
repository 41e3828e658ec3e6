import { readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import { removeDemo } from './remove-demo.ts';

/** `npm run demo:remove`: works beside a running server and without one. */
const log = (message: string, error?: unknown): void => console.error(message, error ?? '');
const store = await openStore(readConfig(process.env), log);
const { spaces, members, removed, blanked } = await removeDemo(store.pool, Date.now());
await store.close();

console.log(`Removed the demo: ${spaces} spaces and ${members} members.`);
for (const [table, rows] of removed) if (rows > 0) console.log(`  ${String(rows).padStart(7)}  ${table}`);
if (blanked > 0)
  console.log(
    `  ${String(blanked).padStart(7)}  comments or posts that others built on stay without words or name`,
  );
console.log('Start the server with HUIXIANG_DEMO=0, or its next start brings the demo back.');
