import { expect, test, vi } from 'vitest';
import type { Row } from '../report/summary.ts';
import { runSpeedCommand } from './command.ts';

const LIMIT_MS = 60_000;

async function command(...args: string[]): Promise<{ code: number; out: string; told: string }> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  const progress = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const code = await runSpeedCommand(args);
    const [out = '', told = ''] = [printed, progress].map(({ mock }) => mock.calls.flat().join('\n'));
    return { code, out, told };
  } finally {
    printed.mockRestore();
    progress.mockRestore();
  }
}

test(
  'a small crowd is asked by the rules, by nearly the best fit, and every figure is there',
  async () => {
    const args = ['--members', '3000', '--comments', '60', '--rounds', '1', '--json'];
    const { code, out, told } = await command(...args);
    expect(code).toBe(0);
    // Machine, versions and a line for each figure are for readers.
    expect(told).toContain(`Node ${process.versions.node}`);
    expect(told).toMatch(/^members=3000 +plain-scan +candidatesMsP50 +[\d.]+$/m);
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
    expect(rows.every(({ median, min, max }) => min <= median && median <= max)).toBe(true);
    const places = [...new Set(rows.map(({ world, setting, policy }) => `${world} ${setting} ${policy}`))];
    expect(places).toEqual([
      'speed members=3000 engine',
      'speed members=3000 plain-scan',
      'speed open=5000 engine',
    ]);
    const engine = new Map(
      rows
        .filter(({ setting, policy }) => setting === 'members=3000' && policy === 'engine')
        .map(({ metric, median }) => [metric, median]),
    );
    expect([...engine.keys()]).toEqual(
      expect.arrayContaining(['bytesPerMember', 'ownBytesPerMember', 'candidatesMsP99', 'timesFasterP99']),
    );
    expect(engine.get('rulesBroken')).toBe(0);
    expect(engine.get('filled')).toBe(1);
    expect(engine.get('scoreOfBest')).toBeGreaterThan(0.85);
    expect(engine.get('scoreOfBest')).toBeLessThanOrEqual(1.02);
    expect(rows.filter(({ metric }) => metric === 'deckMsP99')).toHaveLength(1);
  },
  LIMIT_MS,
);

test.each([
  ['no member', ['--members', '0']],
  ['half a comment', ['--comments', '0.5']],
])('%s is refused with exit code 2', async (_name, args) => {
  expect((await command(...args)).code).toBe(2);
});
