import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgePosts, scoreOf, type Judged } from './judge-posts.ts';
import { readLabelled } from './read-texts.ts';

const posts = readLabelled(resolve(import.meta.dirname, '../../testdata/duplicates/texts.tsv'));

describe('the labelled texts', () => {
  it('are at least 200, of every kind of space and of every label, in both parts', () => {
    const texts = posts.flatMap((post) => post.texts);
    expect(texts.length).toBeGreaterThanOrEqual(200);
    expect(new Set(posts.map(({ kind }) => kind)).size).toBe(7);
    expect(new Set(texts.map(({ label }) => label)).size).toBe(5);
    expect(new Set(posts.map(({ part }) => part)).size).toBe(2);
  });

  it('come in the order of time', () => {
    for (const { texts } of posts)
      expect(texts.map(({ minute }) => minute)).toEqual(
        texts.map(({ minute }) => minute).toSorted((a, b) => a - b),
      );
  });
});

describe('what the server would refuse', () => {
  const judged = judgePosts(posts);

  it('is right nearly always: a wrong refusal hurts more than a copy that passes', () => {
    for (const part of ['tune', 'held'] as const)
      expect(scoreOf(judged, part).precision).toBeGreaterThanOrEqual(0.9);
  });

  it('is most of what is due', () => {
    for (const part of ['tune', 'held'] as const)
      expect(scoreOf(judged, part).recall).toBeGreaterThanOrEqual(0.8);
  });
});

it('precision and recall are shares of what was refused and of what was due', () => {
  const one = (label: Judged['label'], found: Judged['found']): Judged => ({
    part: 'held',
    minute: 0,
    author: 'a',
    text: 'x',
    label,
    found,
  });
  const score = scoreOf(
    [
      one('own', 'own'),
      one('own', 'alike'),
      one('alike', 'alike'),
      one('flood', 'own'),
      one('alike', 'repeated'),
    ],
    'all',
  );
  expect(score).toMatchObject({
    texts: 5,
    wrongful: 3,
    refused: 3,
    rightly: 2,
    precision: 2 / 3,
    recall: 2 / 3,
  });
});
