import { readFile } from 'node:fs/promises';
import { type Order, runRound } from './run-round.ts';
import { senderLines } from './traffic.ts';

/** The load generator as a process of its own: takes an order, says when it starts to measure, gives the round. */
const known = new Map<string, string[]>();

process.on('message', (order: Order) => {
  const work = async (): Promise<void> => {
    const round = await runRound(order, await sendersOf(order), () => process.send?.('measuring'));
    process.send?.(round);
  };
  work().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});

async function sendersOf({ traffic: { members } }: Order): Promise<string[]> {
  if (members === undefined) return [];
  let lines = known.get(members.file);
  if (lines === undefined) {
    const tokens = (await readFile(members.file, 'utf8')).trimEnd().split('\n');
    known.set(members.file, (lines = senderLines(tokens, members.addresses)));
  }
  return members.count === undefined ? lines : lines.slice(0, members.count);
}
