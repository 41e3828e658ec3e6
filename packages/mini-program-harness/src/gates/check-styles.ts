import { type AppFiles, openAppFiles, resolveReference } from '../app-files/app-files.ts';
import type { Finding } from '../finding.ts';

/** Broken style sheets of a built mini-program: brackets, declarations, comments, texts and imports. */
export function checkStyles(dist: string): Finding[] {
  const files = openAppFiles(dist);
  return files
    .list()
    .filter((file) => file.endsWith('.wxss'))
    .flatMap((file) => checkSheet(files, file));
}

/** Comments, texts, addresses and brackets are skipped as a whole; what is left decides about structure. */
const piece =
  /\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\([^)"']*\)|\/\*|["';{}]|[^"';{}/u]+|[\s\S]/g;

function checkSheet(files: AppFiles, file: string): Finding[] {
  const source = files.read(file);
  const findings: Finding[] = [];
  const report = (at: number, message: string): void =>
    void findings.push({ file, line: source.slice(0, at).split('\n').length, message });
  let statement = '';
  let depth = 0;
  const endStatement = (at: number): void => {
    const fault = faultOf(statement.trim(), depth, (reference) =>
      files.exists(resolveReference(file, reference)),
    );
    if (fault !== null) report(at, fault);
    statement = '';
  };
  for (const { 0: text, index } of source.matchAll(piece)) {
    if (text === '/*' || text === '"' || text === "'") {
      report(index, text === '/*' ? 'a comment is not closed' : 'a text is not closed');
      return findings;
    }
    if (text.startsWith('/*')) continue;
    if (text === ';') endStatement(index);
    else if (text === '{') {
      if (statement.trim() === '') report(index, 'a block has no selector');
      statement = '';
      depth += 1;
    } else if (text === '}') {
      endStatement(index);
      if (depth === 0) report(index, 'a bracket closes nothing');
      depth = Math.max(0, depth - 1);
    } else statement += text;
  }
  endStatement(source.length);
  if (depth > 0) report(source.length, 'a bracket is not closed');
  return findings;
}

/** What is wrong with one statement; null when nothing is. */
function faultOf(statement: string, depth: number, exists: (reference: string) => boolean): string | null {
  if (statement === '') return null;
  const imported = /^@import\s+(?:url\()?["']([^"']+)["']/.exec(statement)?.[1];
  if (imported !== undefined) return exists(imported) ? null : `the imported ${imported} does not exist`;
  if (statement.startsWith('@')) return null;
  if (depth === 0) return `"${statement.slice(0, 40)}" stands outside a block`;
  return /^[\w-]+\s*:\s*\S/.test(statement) ? null : `"${statement.slice(0, 40)}" is not a declaration`;
}
