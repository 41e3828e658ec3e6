import { resolve } from 'node:path';
import { runNpx } from './miniprogram-ci.ts';
import { runWechatCommand } from './run.ts';

/** `npm run wechat -- check` and `npm run wechat -- upload`: for whoever brings the product to life on WeChat. */
process.exitCode = await runWechatCommand(process.argv.slice(2), {
  env: process.env,
  root: resolve(import.meta.dirname, '../../../..'),
  now: Date.now,
  random: Math.random,
  fetch,
  npx: runNpx,
  print: (text) => void process.stdout.write(text),
});
