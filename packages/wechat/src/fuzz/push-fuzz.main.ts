import { parseArgs } from 'node:util';

import { fuzzPushes } from './push-fuzz.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const startedAt = performance.now();
const result = await fuzzPushes(Number(values.inputs), Number(values.seed));
const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
console.log(JSON.stringify({ ...result, seconds }, undefined, 2));
if (result.failures.length > 0) process.exitCode = 1;
