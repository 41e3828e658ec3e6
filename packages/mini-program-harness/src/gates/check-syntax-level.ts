import { type ecmaVersion, parse } from 'acorn';
import { openAppFiles } from '../app-files/app-files.ts';
import type { Finding } from '../finding.ts';

/** Scripts of a built mini-program that use syntax newer than the given year's, which older phones cannot read. */
export function checkSyntaxLevel(dist: string, year = 2018): Finding[] {
  const files = openAppFiles(dist);
  return files
    .list()
    .filter((file) => file.endsWith('.js') || file.endsWith('.wxs'))
    .flatMap((file) => {
      try {
        parse(files.read(file), { ecmaVersion: year as ecmaVersion, sourceType: 'script' });
        return [];
      } catch (error) {
        const { message, loc } = error as SyntaxError & { loc?: { line: number } };
        return [{ file, line: loc?.line ?? null, message: `beyond ES${year}: ${message}` }];
      }
    });
}
