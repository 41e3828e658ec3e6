import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLexicon, readLexicon } from './lexicon.ts';

test.each([
  ['今天的面很好吃', 'pass'],
  ['这是待审示例', 'person'],
  ['这是辱骂示例，也是待审示例', 'refuse'],
  ['代 开-发\u200b票', 'refuse'],
])('%j: %s', (text, verdict) => {
  expect(createLexicon([]).judge(text)).toBe(verdict);
});

test('a deployer adds words in a file; without a verdict a person looks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  const file = join(folder, 'words.txt');
  writeFileSync(file, '# ours\nＡＢＣ币\trefuse\n内部消息\n\n');
  const lexicon = readLexicon(file);
  rmSync(folder, { recursive: true });
  expect(['abc币来了', '有内部消息', '# ours'].map((text) => lexicon.judge(text))).toEqual([
    'refuse',
    'person',
    'pass',
  ]);
});
