import { describeProblems, readBoundaries } from './boundaries.ts';
import { runNode } from './run-command.ts';
import { commandFile, root } from './workspace.ts';

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** What was found wrong, as the tool wrote it. */
  readonly output: string;
}

interface Check {
  readonly name: string;
  readonly run: () => Promise<Omit<CheckResult, 'name'>>;
}

const checks: readonly Check[] = [
  commandCheck('format', 'oxfmt', 'oxfmt', ['--check', '.']),
  commandCheck('lint', 'oxlint', 'oxlint', ['--deny-warnings', '--report-unused-disable-directives', '.']),
  commandCheck('types', 'typescript', 'tsc', ['-b']),
  commandCheck('types of the member app', 'vue-tsc', 'vue-tsc', [
    '--noEmit',
    '-p',
    'apps/member/tsconfig.json',
  ]),
  commandCheck('types of the console', 'vue-tsc', 'vue-tsc', [
    '--noEmit',
    '-p',
    'apps/console/tsconfig.json',
  ]),
  { name: 'boundaries', run: checkBoundaries },
  commandCheck('unused code', 'knip', 'knip', ['--no-progress']),
];

/** Runs every check, also after one has failed, and prints what was found and one line for each. */
export async function runChecks(): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, run } of checks) {
    const result = { name, ...(await run()) };
    results.push(result);
    if (!result.ok) console.error(`\n${result.output.trimEnd()}\n`);
    console.log(`${result.ok ? 'ok    ' : 'FAILED'} ${name} (${result.seconds.toFixed(1)} s)`);
  }
  return results;
}

function commandCheck(name: string, packageName: string, command: string, args: readonly string[]): Check {
  return {
    name,
    run: async () => {
      const file = commandFile(packageName, command);
      const { code, output, seconds } = await runNode(file, args, { cwd: root, output: 'capture' });
      return { ok: code === 0, seconds, output };
    },
  };
}

async function checkBoundaries(): Promise<Omit<CheckResult, 'name'>> {
  const startedAt = performance.now();
  const problems = describeProblems(await readBoundaries(root));
  const seconds = (performance.now() - startedAt) / 1000;
  return { ok: problems.length === 0, seconds, output: problems.join('\n') };
}
