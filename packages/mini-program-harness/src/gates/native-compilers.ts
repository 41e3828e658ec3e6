import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { openAppFiles } from '../app-files/app-files.ts';
import type { Finding } from '../finding.ts';

export interface NativeVerdict {
  /** False where Tencent's compilers do not run; then `notice` says why and nothing was checked. */
  readonly ran: boolean;
  readonly notice: string | null;
  readonly findings: readonly Finding[];
}

const require = createRequire(import.meta.url);
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

/** Checks templates and styles by Tencent's own compilers of 2020 (x86-64 Linux only), from a copy that may be executed. */
export function lintByNativeCompilers(dist: string): NativeVerdict {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      ran: false,
      notice: `wcc and wcsc do not run on ${process.platform} ${process.arch}`,
      findings: [],
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'huixiang-wcc-'));
  try {
    const all = openAppFiles(dist).list();
    const templates = all.filter((file) => /\.(wxml|wxs)$/.test(file));
    const styles = all.filter((file) => file.endsWith('.wxss'));
    return {
      ran: true,
      notice: null,
      findings: [...lint('wcc', folder, dist, templates), ...lint('wcsc', folder, dist, styles)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lint(name: 'wcc' | 'wcsc', folder: string, dist: string, files: readonly string[]): Finding[] {
  if (files.length === 0) return [];
  const packageFolder = dirname(require.resolve('miniprogram-compiler/package.json'));
  const program = join(folder, name);
  copyFileSync(join(packageFolder, 'bin/linux', name), program);
  chmodSync(program, 0o755);
  const { status, stderr, error } = spawnSync(program, [...files], {
    cwd: dist,
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  if (error !== undefined) throw error;
  if (status === 0) return [];
  const found = stderr.split('\n').flatMap((line) => toFinding(line.trim()));
  return found.length > 0
    ? found
    : [{ file: name, line: null, message: `failed with status ${status}: ${stderr.trim()}` }];
}

/** Reads `a.wxml:1:15: text` of the one and `ERR: a.wxss(1:10): text` of the other; other lines only sum up. */
function toFinding(line: string): Finding[] {
  const found = /^(?:ERR: )?(.+?)[:(](\d+):\d+\)?: ?(.*)$/.exec(line);
  return found === null ? [] : [{ file: found[1] ?? '', line: Number(found[2]), message: found[3] ?? '' }];
}
