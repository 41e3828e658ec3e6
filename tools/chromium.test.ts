import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium } from './chromium.ts';

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huixiang-chromium-'));
  program = join(folder, 'chromium-browser');
  writeFileSync(program, '');
  chmodSync(program, 0o755);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the browser for the tests', () => {
  it('is the first known name on the PATH', () => {
    expect(findChromium({ PATH: ['', '/nowhere', folder].join(delimiter) })).toBe(program);
  });

  it('is what CHROMIUM_PATH names, even when the PATH has another', () => {
    const other = join(folder, 'other');
    writeFileSync(other, '');
    chmodSync(other, 0o755);
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: other })).toBe(other);
  });

  it('is missing when CHROMIUM_PATH names nothing that can be run', () => {
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: join(folder, 'absent') })).toBeUndefined();
  });

  it('is missing on an empty PATH', () => {
    expect(findChromium({ PATH: '' })).toBeUndefined();
    expect(findChromium({})).toBeUndefined();
  });
});
