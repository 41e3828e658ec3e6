import { openAppFiles } from '../app-files/app-files.ts';
import type { Finding } from '../finding.ts';

/** Largest sizes in bytes. WeChat's own are 2 MB for a package and 30 MB for all; these keep the first opening quick. */
export interface SizeLimits {
  readonly main: number;
  readonly subpackage: number;
  readonly total: number;
}

export interface PackageSizes {
  /** Bytes by package; the main package is ''. */
  readonly packages: Readonly<Record<string, number>>;
  readonly total: number;
  readonly findings: readonly Finding[];
}

const KB = 1024;
const LIMITS: SizeLimits = { main: 600 * KB, subpackage: 800 * KB, total: 4_096 * KB };
/** Files that are not uploaded. */
const LEFT_OUT = /(^project\.(private\.)?config\.json|\.map)$/;

/** Sizes of the main package and of each subpackage of a built mini-program, with a finding for each that is too large. */
export function checkPackageSizes(dist: string, limits: SizeLimits = LIMITS): PackageSizes {
  const files = openAppFiles(dist);
  const packages: Record<string, number> = {
    '': 0,
    ...Object.fromEntries(files.subpackages.map((root) => [root, 0])),
  };
  for (const file of files.list()) {
    if (LEFT_OUT.test(file)) continue;
    const home = files.packageOf(file);
    packages[home] = (packages[home] ?? 0) + files.bytes(file);
  }
  const total = Object.values(packages).reduce((sum, bytes) => sum + bytes, 0);
  const tooLarge = (file: string, bytes: number, limit: number): Finding[] =>
    bytes <= limit
      ? []
      : [
          {
            file,
            line: null,
            message: `${Math.ceil(bytes / KB)} KB, more than ${Math.floor(limit / KB)} KB`,
          },
        ];
  const findings = [
    ...Object.entries(packages).flatMap(([root, bytes]) =>
      tooLarge(root === '' ? 'main package' : root, bytes, root === '' ? limits.main : limits.subpackage),
    ),
    ...tooLarge('all packages', total, limits.total),
  ];
  return { packages, total, findings };
}
