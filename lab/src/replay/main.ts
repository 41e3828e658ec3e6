import { parseArgs } from 'node:util';
import { readConversation } from '../data/polis.ts';
import { replay } from './replay.ts';

const USAGE = 'npm run replay -- --data DIR --conversation NAME --url URL [--speed N]';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    conversation: { type: 'string' },
    url: { type: 'string' },
    speed: { type: 'string' },
  },
});
const { data, conversation, url } = values;
const speed = values.speed === undefined ? undefined : Number(values.speed);
if (data === undefined || conversation === undefined || url === undefined || !URL.canParse(url)) fail(USAGE);
if (speed !== undefined && !(speed > 0)) fail('--speed must be a positive number');

try {
  const report = await replay({
    conversation: await readConversation(data, conversation),
    url,
    ...(speed === undefined ? {} : { speed }),
    log: (message) => console.error(message),
  });
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.equal && report.errors === 0 ? 0 : 1;
} catch (error) {
  // No server at that address, demo sign-in switched off, no such conversation: said in words.
  fail(error instanceof Error ? error.message : String(error));
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
