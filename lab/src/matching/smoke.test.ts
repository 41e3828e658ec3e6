import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runMatchingCommand } from './command.ts';
import type { Row } from './report/summary.ts';
import { policyNames } from './run/registry.ts';
import { syntheticRatings } from './testing/synthetic-jester.ts';

const LIMIT_MS = 60_000;
let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lab-matching-'));
  await mkdir(join(dir, 'jester-full'));
  await writeFile(
    join(dir, 'jester-full', 'full.csv'),
    syntheticRatings(200, 1, () => false),
  );
  const blank = (text: number): boolean => text > 60;
  await writeFile(join(dir, 'jester-full', 'partial.csv'), syntheticRatings(200, 1, blank));
  const extract = join(import.meta.dirname, '../../testdata/polis-comment-votes');
  await cp(extract, join(dir, 'polis-comment-votes'), { recursive: true });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function command(...args: string[]): Promise<{ code: number; out: string }> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  const progress = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const code = await runMatchingCommand(['--data', dir, ...args]);
    return { code, out: printed.mock.calls.map((call) => String(call[0])).join('\n') };
  } finally {
    printed.mockRestore();
    progress.mockRestore();
  }
}

test(
  'the smoke run prints one array with every policy in every world, within a minute',
  async () => {
    const startedAt = performance.now();
    const { code, out } = await command('--smoke', '--json', '--write', join(dir, 'out'));
    expect(performance.now() - startedAt).toBeLessThan(LIMIT_MS);
    expect(code).toBe(0);
    const rows = JSON.parse(out) as Row[];
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'world',
      'setting',
      'policy',
      'metric',
      'median',
      'min',
      'max',
    ]);
    expect([...new Set(rows.map(({ world }) => world))]).toEqual(['M1', 'M2', 'M3']);
    expect(new Set(rows.map(({ policy }) => policy))).toEqual(new Set(policyNames));
    expect(rows.every(({ median, min, max }) => min <= median && median <= max)).toBe(true);
    expect(rows.filter(({ metric, max }) => metric === 'rulesBroken' && max > 0)).toEqual([]);
    const gaps = rows.filter(({ metric, policy }) => metric === 'gapClosed' && policy === 'random');
    expect(gaps.map(({ setting }) => setting)).toEqual(['vtaiwan.uberx agree', 'vtaiwan.uberx rare']);
    const page = await readFile(join(dir, 'out', 'RESULTS.md'), 'utf8');
    expect(page).toContain('### M1 ');
    expect(page).toContain('matching --data DIR --smoke --json --write lab/matching\n');
    expect(page).not.toContain(dir);
  },
  2 * LIMIT_MS,
);

test(
  'writing again keeps what was written by hand',
  async () => {
    const place = join(dir, 'out', 'RESULTS.md');
    const args = ['--smoke', '--world', 'M2', '--policy', 'newest,random', '--write', join(dir, 'out')];
    await command(...args);
    const text = await readFile(place, 'utf8');
    await writeFile(place, text.replace('<!-- by hand -->', '<!-- by hand -->\nTried: nothing yet.'));
    await command(...args);
    expect(await readFile(place, 'utf8')).toContain('\nTried: nothing yet.\n');
  },
  LIMIT_MS,
);

test.each([
  ['an unknown policy', ['--policy', 'best']],
  ['no seed', ['--seeds', '0']],
  ['a world without settings', ['--world', 'M9', '--json']],
])('%s is refused with exit code 2', async (_name, args) => {
  expect((await command(...args)).code).toBe(2);
});
