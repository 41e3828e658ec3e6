import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildStale } from './build-stale.ts';
import { runChecks } from './checks.ts';
import { CHROMIUM_MISSING, findChromium } from './chromium.ts';
import { runNode, stopWithCommands } from './run-command.ts';
import { type TestCounts, type TestReport, countTests } from './test-report.ts';
import { commandFile, root } from './workspace.ts';

/** `npm test`: the checks, the builds and every test. What follows `--` goes to vitest, such as a path to narrow the run. */
async function runTests(args: readonly string[]): Promise<TestCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'huixiang-test-'));
  const reportFile = join(folder, 'report.json');
  try {
    const { code } = await runNode(
      commandFile('vitest', 'vitest'),
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...args],
      { cwd: root, output: 'show' },
    );
    if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: [] };
    return countTests(JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<boolean> {
  if (findChromium(process.env) === undefined) {
    console.error(`${CHROMIUM_MISSING}\n\n0 passed, 1 failed`);
    return false;
  }
  const badChecks = (await runChecks()).filter(({ ok }) => !ok).map(({ name }) => `check: ${name}`);
  const badBuilds = (await buildStale(['h5', 'mp-weixin', 'console'])).map((name) => `build: ${name}`);
  const { passed, failed, skipped } = await runTests(process.argv.slice(2));
  const problems = [...badChecks, ...badBuilds];
  if (passed + failed === 0) problems.push('no test was run');
  for (const name of skipped) console.log(`Does not run on this machine: ${name}`);
  for (const problem of problems) console.error(`Not good: ${problem}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && problems.length === 0;
}

stopWithCommands();
process.exitCode = (await main()) ? 0 : 1;
