import { createInterface } from 'node:readline';
import { readConfig } from '../config.ts';
import { createIdSource } from '../ids.ts';
import { Sessions } from './sessions.ts';

/**
 * Writes a session token, a line each, for every member id on standard input: for measurements with more members than
 * anyone could sign in one by one. Needs SESSION_SECRET, and whoever holds that can sign sessions anyway.
 */
const { sessionSecret } = readConfig(process.env);
if (sessionSecret === undefined) {
  console.error('Set SESSION_SECRET to the secret of the server that is to take the sessions.');
  process.exit(2);
}
/** Of the 32 numbers of processes the last, so that session ids do not meet those of the server. */
const newId = createIdSource(Date.now, { number: 31 });
const sessions = new Sessions({ secret: sessionSecret, now: Date.now, newId });
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${sessions.issue({ id: Number(line), nickname: '' }).token}\n`);
}
