import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { probeNames } from './probes/all.ts';
import { runLoad } from './run-load.ts';
import { tinySizes } from './world/sizes.ts';

const main = resolve(import.meta.dirname, '../main.ts');
const TIMEOUT_MS = 180_000;

/** Correctness alone: how fast a machine is that also runs other tests says nothing. */
describe('the load command', () => {
  it(
    'runs every probe without a refusal, and the store holds exactly what was acknowledged',
    async () => {
      const options = { seconds: 0.3, rounds: 2, warmUpSeconds: 0.1, sizes: tinySizes, log: () => undefined };
      const report = await runLoad(options);
      expect(report.problems).toEqual([]);
      expect(report.rows.map(({ probe }) => probe)).toEqual(probeNames);
      const verified = report.rows.filter((row) => row.verified === true).map(({ probe }) => probe);
      expect(verified).toEqual(['echo-spread', 'echo-hot', 'post-spread', 'deck-deal']);
      expect(report.rows.filter(({ acknowledged, errors }) => acknowledged === 0 || errors > 0)).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'prints nothing but one array of rows with --json, with the reference beside the chosen probe',
    async () => {
      const args = ['load', '--only', 'baseline-node-http', '--seconds', '0.2', '--rounds', '1', '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, [main, ...args]);
      const rows = JSON.parse(stdout) as Record<string, unknown>[];
      expect(rows.map((row) => row['probe'])).toEqual(['baseline-node-http', 'baseline-fastify-echo']);
      const keys = ['probe', 'rps', 'p50Ms', 'p99Ms', 'rssMb', 'ratioToFastifyEcho'];
      expect(rows.map((row) => keys.filter((key) => !(key in row)))).toEqual([[], []]);
    },
    TIMEOUT_MS,
  );

  it('says which probes there are when it does not know one', async () => {
    const failed = promisify(execFile)(process.execPath, [main, 'load', '--only', 'nothing']);
    await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('echo-spread') });
  });
});
