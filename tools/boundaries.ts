import { join } from 'node:path';

import { runNode } from './run-command.ts';
import { commandFile, root } from './workspace.ts';

/** Fewer modules of our own than this means that the rules were run on nothing; raise it as the code grows. */
export const MODULES_MIN = 600;

const FOLDERS = ['packages', 'apps', 'lab', 'e2e', 'tools'];

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Boundaries {
  /** Our own modules that were read; libraries and Node core do not count. */
  readonly modules: number;
  readonly violations: readonly Violation[];
}

interface CruiseReport {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { from: string; to: string; rule: { name: string } }[];
  };
}

/** Checks who imports whom below `folder`, which is laid out like this repository. */
export async function readBoundaries(folder: string): Promise<Boundaries> {
  const { output } = await runNode(
    commandFile('dependency-cruiser', 'depcruise'),
    ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...FOLDERS],
    { cwd: folder, output: 'capture' },
  );
  const report = parseReport(output);
  const own = report.modules.filter(({ source }) => FOLDERS.includes(source.split('/')[0] ?? ''));
  return {
    modules: own.filter(({ source }) => !source.includes('node_modules/')).length,
    violations: report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** Problems in words, one per line; empty when the boundaries hold. */
export function describeProblems({ modules, violations }: Boundaries): string[] {
  const problems = violations.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`);
  if (modules < MODULES_MIN) {
    problems.push(`only ${modules} modules were read, at least ${MODULES_MIN} were expected`);
  }
  return problems;
}

function parseReport(output: string): CruiseReport {
  try {
    return JSON.parse(output) as CruiseReport;
  } catch {
    throw new Error(`dependency-cruiser gave no report:\n${output}`);
  }
}
