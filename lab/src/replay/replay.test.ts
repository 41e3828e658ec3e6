import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@huixiang/postgres/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConversation } from '../data/polis.ts';
import type { RunningProgram } from '../server/start-program.ts';
import { startServer } from '../server/start-server.ts';
import { replay } from './replay.ts';

const testdata = join(import.meta.dirname, '../../testdata');
let dataDir: string;
let database: TestDatabase;
let server: RunningProgram;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'huixiang-replay-'));
  database = await testDatabase();
  server = await startServer({ databaseUrl: database.url, dataDir, env: { HUIXIANG_DEMO: '1' } });
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const play = async (changes: { votes?: 'reversed' } = {}) => {
  const conversation = await readConversation(testdata, 'vtaiwan.uberx');
  const votes = changes.votes === undefined ? conversation.votes : conversation.votes.toReversed();
  return replay({ conversation: { ...conversation, votes }, url: server.url, log: () => undefined });
};

describe('a replay against a real server', () => {
  it('ends with the counts of the data', async () => {
    expect(await play()).toMatchObject({
      conversation: 'vtaiwan.uberx',
      members: 60,
      comments: 20,
      // 1,177 votes without the 20 by authors on their own comment, and the 20 comments.
      acts: 1_177,
      errors: 0,
      equal: true,
      differences: [],
      changedTexts: [],
    });
  });

  it('keeps to the time stamps, not to the order of the file', async () => {
    expect(await play({ votes: 'reversed' })).toMatchObject({ errors: 0, equal: true });
  });

  it('represents what the data lacks or the product refuses', async () => {
    const comment = (id: string, text: string) => ({ comment: id, author: 'a', at: 1, text });
    const vote = (id: string, voter: string) => ({ at: 2, comment: id, voter, vote: 1 as const });
    const conversation = {
      name: 'awkward',
      comments: [comment('0', 'yes'), comment('1', 'yes'), comment('2', ''), comment('3', 'a\u0000b')],
      votes: ['0', '1', '2', '3', 'gone'].flatMap((id) => [vote(id, 'b'), vote(id, 'c')]),
    };
    const report = await replay({ conversation, url: server.url, log: () => undefined });
    expect(report).toMatchObject({ comments: 5, acts: 15, errors: 0, equal: true });
    expect(report.changedTexts).toEqual([
      { comment: '1', changes: ['repeated'] },
      { comment: '2', changes: ['empty'] },
      { comment: '3', changes: ['control'] },
      { comment: 'gone', changes: ['missing'] },
    ]);
  });
});
