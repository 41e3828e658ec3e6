import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Boundaries, MODULES_MIN, describeProblems, readBoundaries } from './boundaries.ts';
import { listFiles, root } from './workspace.ts';

/** One planted file per rule; the keys are paths in a copy of this repository. */
const planted: Record<string, { readonly rule: string; readonly source: string }> = {
  'packages/charts/src/planted-core.ts': {
    rule: 'pure-no-core',
    source: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  },
  'packages/client/src/planted-core.ts': {
    rule: 'pure-no-core',
    source: "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;\n",
  },
  'packages/ranking/src/planted-npm.ts': {
    rule: 'pure-no-npm',
    source: "import fc from 'fast-check';\nexport { fc };\n",
  },
  'packages/matching/src/planted-engine.ts': {
    rule: 'pure-only-contract',
    source: "import type * as ranking from '@huixiang/ranking';\nexport type Ranking = typeof ranking;\n",
  },
  'packages/contract/src/planted-own.ts': {
    rule: 'contract-stands-alone',
    source: "import * as charts from '@huixiang/charts';\nexport { charts };\n",
  },
  'lab/planted-server.ts': {
    rule: 'nobody-imports-the-server',
    source: "export * from '../apps/server/src/main.ts';\n",
  },
  'apps/server/src/planted-leaf.ts': {
    rule: 'nobody-imports-a-leaf',
    source: "export * from '../../../tools/workspace.ts';\n",
  },
  'apps/console/src/planted.vue': {
    rule: 'front-ends-only-contract-client-charts-text',
    source:
      '<script setup lang="ts">\nimport type { Pool } from \'@huixiang/postgres\';\ndefineProps<{ pool: Pool }>();\n</script>\n',
  },
  'apps/member/src/planted-core.ts': {
    rule: 'front-ends-no-core',
    source: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  },
  'apps/member/src/planted-library.ts': {
    rule: 'front-ends-no-server-library',
    source: "import pg from 'pg';\nexport { pg };\n",
  },
  'apps/server/src/planted-deep.ts': {
    rule: 'no-deep-imports',
    source: "export * from '../../../packages/contract/src/limits.ts';\n",
  },
  'packages/charts/src/planted-cycle-a.ts': {
    rule: 'no-circular',
    source: "import { b } from './planted-cycle-b.ts';\nexport const a = () => b;\n",
  },
  'packages/charts/src/planted-cycle-b.ts': {
    rule: 'no-circular',
    source: "import { a } from './planted-cycle-a.ts';\nexport const b = () => a;\n",
  },
  'packages/charts/src/planted-missing.ts': {
    rule: 'no-unresolvable',
    source: "export * from '@huixiang/contract/src/limits.ts';\n",
  },
  'tools/planted-test-import.ts': {
    rule: 'no-import-of-tests',
    source: "export * from './boundaries.test.ts';\n",
  },
};

let copy: string;
let found: Boundaries;

/** The sources of this repository with one bad file per rule; installed packages are links, as npm makes them. */
function makeCopyWithViolations(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'huixiang-boundaries-')));
  for (const path of listFiles()) {
    if (!/[.](ts|vue|json)$/.test(path) || path === 'package-lock.json') continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  mkdirSync(join(folder, 'node_modules/@huixiang'), { recursive: true });
  for (const name of readdirSync(join(folder, 'packages'))) {
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@huixiang', name), 'junction');
  }
  for (const name of ['typebox', 'fast-check', 'pg']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  }
  for (const [path, { source }] of Object.entries(planted)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  return folder;
}

describe('the import rules', () => {
  beforeAll(async () => {
    copy = makeCopyWithViolations();
    found = await readBoundaries(copy);
  }, 60_000);

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it.each(Object.entries(planted))('report %s', (path, { rule }) => {
    const rules = found.violations
      .filter(({ from, to }) => from === path || to === path)
      .map((violation) => violation.rule);
    expect(rules).toContain(rule);
  });

  it('count as broken when too few modules were read', () => {
    const problems = describeProblems({ modules: MODULES_MIN - 1, violations: [] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`only ${MODULES_MIN - 1} modules`);
  });

  it('hold when enough modules were read and none breaks a rule', () => {
    expect(describeProblems({ modules: MODULES_MIN, violations: [] })).toEqual([]);
  });
});
