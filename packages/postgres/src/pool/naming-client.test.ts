import { expect, it } from 'vitest';
import { statementNamer } from './naming-client.ts';

it('names a text from its third use on, always the same', () => {
  const name = statementNamer();
  expect([name('SELECT $1'), name('SELECT $1')]).toEqual([undefined, undefined]);
  const chosen = name('SELECT $1');
  expect(chosen).toMatch(/^h[\w-]{30}$/);
  expect(name('SELECT $1')).toBe(chosen);
});

it('gives the same name in every process and different names to different texts', () => {
  const third = (text: string): string | undefined => {
    const name = statementNamer();
    return [name(text), name(text), name(text)][2];
  };
  expect(third('SELECT 1')).toBe(third('SELECT 1'));
  expect(third('SELECT 1')).not.toBe(third('SELECT 2'));
});

it('names no more texts than its limit, and keeps those it has', () => {
  const name = statementNamer(2);
  for (let round = 0; round < 5; round += 1) for (const text of ['a', 'b', 'c']) name(text);
  expect(name('a')).toBeDefined();
  expect(name('b')).toBeDefined();
  expect(name('c')).toBeUndefined();
});

it('is not filled by texts that are used once', () => {
  const name = statementNamer(2);
  for (let index = 0; index < 20_000; index += 1) name(`SELECT ${index}`);
  for (let round = 0; round < 2; round += 1) name('hot');
  expect(name('hot')).toBeDefined();
});
