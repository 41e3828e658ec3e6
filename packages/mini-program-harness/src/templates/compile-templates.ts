import { TmplGroup } from 'glass-easel-template-compiler';
import { type AppFiles, openAppFiles } from '../app-files/app-files.ts';
import { componentsOf } from '../app-files/components.ts';
import type { Finding } from '../finding.ts';
import { rewriteTemplate } from './rewrite-template.ts';

interface CompilerMessage {
  readonly message: string;
  /** From 0. */
  readonly startLine: number;
}

export interface CompiledTemplates {
  /** A JavaScript expression: an object from template path, without ending, to what draws it. */
  readonly code: string;
  readonly findings: readonly Finding[];
}

/** Compiles every template and script module of a mini-program together, as they may include one another. */
export function compileAll(files: AppFiles): CompiledTemplates {
  const group = new TmplGroup();
  try {
    const findings: Finding[] = [];
    for (const file of files.list()) {
      if (file.endsWith('.wxs')) group.addScript(file.slice(0, -4), files.read(file));
      if (!file.endsWith('.wxml')) continue;
      const path = file.slice(0, -5);
      const generics = Object.keys(files.json(path).componentGenerics ?? {});
      const known = new Set([...Object.keys(componentsOf(files, path)), ...generics]);
      const rewritten = rewriteTemplate(file, files.read(file), known);
      findings.push(...rewritten.findings);
      const messages = group.addTmpl(path, rewritten.text) as readonly CompilerMessage[];
      for (const { message, startLine } of messages) findings.push({ file, line: startLine + 1, message });
    }
    return { code: group.getTmplGenObjectGroups(), findings };
  } finally {
    group.free();
  }
}

/** What is wrong with the templates of a built mini-program: syntax, unclosed and unknown tags. Empty when all is well. */
export function compileTemplates(dist: string): Finding[] {
  return [...compileAll(openAppFiles(dist)).findings];
}
