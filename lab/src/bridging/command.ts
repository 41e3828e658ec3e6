import { parseArgs } from 'node:util';
import { readConversations, type VotedConversation } from '../matching/data/conversations.ts';
import { markdownTable } from '../markdown-table.ts';
import { judge, orderNames, type Vote } from './judge.ts';
import { sidesOf } from './sides.ts';

interface Row {
  readonly world: string;
  readonly setting: string;
  readonly policy: string;
  readonly metric: 'agreement of the less friendly side';
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

const SEEDS = 10;

/** `lab bridging --data DIR [--seeds N] [--json]`; see lab/README.md. */
export async function runBridgingCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      seeds: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const seeds = Number(values.seeds ?? SEEDS);
  if (values.data === undefined || !Number.isInteger(seeds) || seeds < 1) {
    console.error('npm run -s lab -- bridging --data DIR [--seeds N] [--json]');
    return 2;
  }
  const conversations = await readConversations(values.data);
  const rows = conversations.flatMap((conversation) => judgeConversation(conversation, seeds));
  if (values.json) console.log(JSON.stringify(rows));
  else console.log(tableOf(rows));
  return rows.length > 0 ? 0 : 2;
}

function tableOf(rows: readonly Row[]): string {
  const conversations = Map.groupBy(rows, (row) => row.setting);
  return markdownTable([
    ['conversation', ...orderNames],
    ...Array.from(conversations, ([name, own]) => [name, ...own.map((row) => row.median.toFixed(3))]),
  ]);
}

function judgeConversation({ name, votes: columns }: VotedConversation, seeds: number): Row[] {
  const votes = Array.from(columns.at, (_, i): Vote => {
    const vote = columns.vote[i] ?? 0;
    return {
      voter: columns.person[i] ?? 0,
      comment: columns.comment[i] ?? 0,
      vote: vote > 0 ? 1 : vote < 0 ? -1 : 0,
    };
  });
  const sides = sidesOf(votes);
  return orderNames.map((policy) => {
    const found = Array.from({ length: seeds }, (_, seed) => judge(votes, sides, policy, seed + 1)).toSorted(
      (a, b) => a - b,
    );
    const round = (value: number | undefined): number => Math.round((value ?? 0) * 1e4) / 1e4;
    return {
      world: 'polis-comment-votes',
      setting: name,
      policy,
      metric: 'agreement of the less friendly side',
      median: round(found[Math.floor(found.length / 2)]),
      min: round(found[0]),
      max: round(found.at(-1)),
    };
  });
}
