import { type AppFiles, type ComponentJson, resolveReference } from './app-files.ts';
import type { Finding } from '../finding.ts';

/** The components a page or component uses, its own and those of `app.json`: tag name to path without ending. */
export function componentsOf(files: AppFiles, path: string): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [tag, reference] of Object.entries(files.app.usingComponents ?? {}))
    named[tag] = resolveReference('app.json', reference);
  for (const [tag, reference] of Object.entries(files.json(path).usingComponents ?? {}))
    named[tag] = resolveReference(path, reference);
  return named;
}

/** A page or component and everything it uses, directly or through others, users after what they use. */
export function componentTree(files: AppFiles, path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  return [
    ...Object.values(componentsOf(files, path)).flatMap((used) => componentTree(files, used, seen)),
    path,
  ];
}

/** What is wrong with the pages and their components as files: missing parts, and uses across subpackages. */
export function findComponentFaults(files: AppFiles): Finding[] {
  const all = new Set(files.pages.flatMap((page) => componentTree(files, page)));
  return [...all].flatMap((path) => {
    const findings: Finding[] = ['.js', '.wxml']
      .filter((ending) => !files.exists(path + ending))
      .map((ending) => ({ file: path + ending, line: null, message: 'the file is missing' }));
    const config: ComponentJson = files.exists(`${path}.json`) ? files.json(path) : {};
    if (!files.pages.includes(path) && config.component !== true) {
      findings.push({ file: `${path}.json`, line: null, message: 'a component needs "component": true' });
    }
    const home = files.packageOf(path);
    for (const [tag, used] of Object.entries(componentsOf(files, path))) {
      const where = files.packageOf(used);
      const placeholder = config.componentPlaceholder?.[tag];
      if (where === '' || where === home || placeholder !== undefined) continue;
      findings.push({
        file: `${path}.json`,
        line: null,
        message: `<${tag}> lies in the subpackage ${where}, which may not be loaded`,
      });
    }
    return findings;
  });
}
