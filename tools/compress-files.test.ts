import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';

import { compressFiles } from './compress-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'huixiang-compress-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('puts a small and a smaller version beside every text of some size, and leaves pictures alone', async () => {
  const text = 'export const words = "回响";\n'.repeat(200);
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/app.js'), text);
  writeFileSync(join(folder, 'tiny.css'), 'a{}');
  writeFileSync(join(folder, 'picture.png'), Buffer.alloc(4_096));
  await compressFiles(folder);
  const files = readdirSync(folder, { recursive: true }) as string[];
  expect(new Set(files)).toEqual(
    new Set(['assets', 'assets/app.js', 'assets/app.js.br', 'assets/app.js.gz', 'picture.png', 'tiny.css']),
  );
  expect(brotliDecompressSync(readFileSync(join(folder, 'assets/app.js.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, 'assets/app.js.gz'))).toString()).toBe(text);
});
