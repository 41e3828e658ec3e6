import { randomUUID } from 'node:crypto';

import { defaultSeed } from './seed/default-seed.ts';
import { startEmulator } from './start-emulator.ts';

/** Runs the emulator alone. `PORT` and `HOST` say where, `PUSH_TO` where pushes go, `H5_BASE` where the pages are in a browser. */
const { PORT = '7010', HOST = '127.0.0.1', PUSH_TO, H5_BASE } = process.env;

const emulator = await startEmulator({
  port: Number(PORT),
  host: HOST,
  now: Date.now,
  random: Math.random,
  newId: randomUUID,
  receiverNow: Date.now,
  seed: { accounts: defaultSeed.accounts.map((one) => ({ ...one, h5Base: H5_BASE })) },
  ...(PUSH_TO === undefined ? {} : { pushTo: PUSH_TO }),
});
console.log(`WeChat emulator\n  API   ${emulator.address}\n  page  ${emulator.address}/__emu/`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void emulator.close();
  });
}
