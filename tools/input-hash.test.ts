import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { hashInputs } from './input-hash.ts';

let base: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'huixiang-inputs-'));
  write('app/src/main.ts', 'one');
  write('app/src/page.vue', 'two');
  write('lock.json', '{}');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('the hash of the inputs', () => {
  const hash = () => hashInputs(base, ['app', 'lock.json', 'absent']);

  it('stays the same when only the time of a file changes', () => {
    const before = hash();
    utimesSync(join(base, 'app/src/main.ts'), 1, 1);
    expect(hash()).toBe(before);
  });

  it.each([
    ['a source changes', () => write('app/src/main.ts', 'three')],
    ['the lockfile changes', () => write('lock.json', '{"a":1}')],
    ['a file is added', () => write('app/src/static/mark.svg', '<svg/>')],
    ['a file is removed', () => rmSync(join(base, 'app/src/page.vue'))],
    ['a file is renamed', () => renameSync(join(base, 'app/src/page.vue'), join(base, 'app/src/other.vue'))],
    ['an input appears that was absent', () => write('absent/index.ts', '')],
    [
      'text moves from one file to the next',
      () => {
        write('app/src/main.ts', '');
        write('app/src/page.vue', 'onetwo');
      },
    ],
  ])('changes when %s', (_event, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it.each(['app/dist/index.html', 'app/node_modules/a/index.js', 'app/src/main.test.ts', 'app/README.md'])(
    'does not see %s, which changes nothing in a build',
    (path) => {
      const before = hash();
      write(path, 'anything');
      expect(hash()).toBe(before);
    },
  );
});
