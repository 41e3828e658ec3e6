import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { scoreSome } from './discovery/start-discovery.ts';
import { openStore } from './open-store.ts';
import { requireFreeAddress, StartError } from './require-free-address.ts';
import { type Step, stopInOrder } from './stopping.ts';
import { emulateWechat } from './wechat/emulate-wechat.ts';

// What lives is some 90 MB, and V8 would let as much again pile up before it looks after it: on a small machine that memory is
// better left to the store.
setFlagsFromString('--heap-growing-percent=30');

const config = await prepare();
const log = (message: string, error?: unknown): void => console.error(message, error ?? '');

const store = await openStore(config, log);
const root = resolve(import.meta.dirname, '../../..');
// Without an appid of its own the demo plays WeChat as well.
const emulated =
  config.demo && config.wechat === undefined ? await emulateWechat({ port: config.emulatorPort }) : undefined;
const wechat = emulated?.config ?? config.wechat;
const app = await createApp({
  config: { ...config, wechat },
  pool: store.pool,
  now: Date.now,
  random: Math.random,
  log,
  root,
});
// The demo is written past everything that listens.
if (config.demo && (await seedDemo(app.context)))
  await Promise.all([app.context.searchIndex.rebuild(), scoreSome(app.context)]);
const address = await app.http.listen({ host: config.host, port: config.port });
await emulated?.connect(address);
console.log(
  `Huixiang 回响 is ready\n  members  ${address}/\n  console  ${address}/console/\n  API      ${address}/api/docs${
    emulated === undefined ? '' : `\n  WeChat   ${emulated.page} (emulated)`
  }`,
);

/** With everything closed nothing keeps the process; what still does after this long would keep it for ever. */
const LEFT_OPEN_MS = 3_000;
const giveUp = (waitedFor: string): void => {
  log(`Ended although this was still under way: ${waitedFor}`);
  process.exit(1);
};
let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const steps: Step[] = [
    ...app.closing,
    ['the emulated WeChat', async () => emulated?.close()],
    ['the store', () => store.close()],
  ];
  await stopInOrder(steps, giveUp);
  setTimeout(() => giveUp(process.getActiveResourcesInfo().join(', ')), LEFT_OPEN_MS).unref();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

/** The settings, once it is sure that they can be used. What only the person at the keyboard can mend ends it here. */
async function prepare(): Promise<Config> {
  try {
    const settings = readConfig(process.env);
    await requireFreeAddress(settings);
    return settings;
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
