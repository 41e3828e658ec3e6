import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationOf, readConversations } from './conversations.ts';
import { readHours } from './hours.ts';
import { parseRatings, readJester } from './jester.ts';
import { syntheticRatings } from '../testing/synthetic-jester.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lab-data-'));
  await mkdir(join(dir, 'jester-full'));
  await writeFile(
    join(dir, 'jester-full', 'full.csv'),
    syntheticRatings(30, 1, () => false),
  );
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const vote = (t: number, comment: string, voter: string, value: number): string[] => [
  'c',
  String(t),
  comment,
  voter,
  String(value),
];

test('a person who votes again counts once, by the last vote, and authors do not count for themselves', () => {
  const { votes, comments } = conversationOf(
    'c',
    [vote(10, '7', 'a', 1), vote(20, '7', 'b', 1), vote(30, '7', 'b', -1), vote(25, '8', 'b', 0)],
    [
      ['c', '7', 'a', '15', 'text'],
      ['c', '8', '', '40', ''],
    ],
  );
  expect([...votes.vote]).toEqual([0, -1]);
  expect([...votes.at]).toEqual([25, 30]);
  expect(new Set(votes.person).size).toBe(1);
  // Stated after its first vote, a comment exists from that vote on.
  expect(comments.map(({ at }) => at)).toEqual([25, 10]);
});

test('comments that nobody else voted on are no part of a conversation', () => {
  const { comments } = conversationOf(
    'c',
    [vote(1, '7', 'a', 1), vote(2, '8', 'a', 1)],
    [['c', '7', 'a', '1', 'own']],
  );
  expect(comments).toHaveLength(1);
});

test('folders that are absent are left out', async () => {
  expect(await readConversations(dir)).toEqual([]);
  expect(await readJester(join(dir, 'nowhere'))).toBeNull();
  expect(await readHours(dir)).toHaveLength(24);
});

test('without partial.csv every third person of full.csv gives the signal and is no member', async () => {
  const jester = await readJester(dir);
  expect(jester?.full.people).toBe(20);
  expect(jester?.others.people).toBe(10);
  expect(jester?.gauge).toHaveLength(10);
  expect(jester?.rest).toHaveLength(90);
});

test('a blank rating is not a number, and a short row is refused', () => {
  expect([...parseRatings('j1,j2\n1.5,\n').values]).toEqual([1.5, Number.NaN]);
  expect(() => parseRatings('j1,j2\n1.5\n')).toThrow('Row 2');
});
