import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';
import type { Plugin } from 'vite';

type Words = Readonly<Record<string, string>>;

const CATALOGUE = '@huixiang/contract/messages/member.zh-CN';
const CATALOGUE_FILE = /contract\/src\/messages\/member\.zh-CN\.ts$/;
const SOURCE = join(import.meta.dirname, 'src');
export const LATER_WORDS = '\0later-words';

/** The keys of messages that a module names, whole or by how they begin: `'tab.home'`, or `tab.${name}` in backticks. */
export function keysNamedIn(code: string, keys: readonly string[]): string[] {
  const whole = new Set([...code.matchAll(/(['"`])([\w.-]+)\1/g)].map(([, , text = '']) => text));
  const begun = [...code.matchAll(/`(\w+\.[\w.-]*)\$\{/g)].map(([, text = '']) => text);
  return keys.filter((key) => whole.has(key) || begun.some((head) => key.startsWith(head)));
}

/**
 * Has the Chinese words of most pages come with these pages. `isFirst` tells the modules that a shared link needs; words
 * that none of them names are laid into a module of their own, which whatever names one of them brings along. Only for
 * the browser's build; a mini-program is on the phone as a whole.
 */
export function laterWords(isFirst: (file: string) => boolean): Plugin {
  const words: Words = memberZh;
  const keys = Object.keys(words);
  const files = globSync('**/*.{ts,vue}', { cwd: SOURCE }).map((name) => join(SOURCE, name));
  const first = new Set(
    files.filter(isFirst).flatMap((file) => keysNamedIn(readFileSync(file, 'utf8'), keys)),
  );
  const later = keys.filter((key) => !first.has(key));
  const pick = (some: readonly string[]): string =>
    JSON.stringify(Object.fromEntries(some.map((key) => [key, words[key]])));
  return {
    name: 'huixiang:later-words',
    enforce: 'post',
    resolveId: (id) => (id === LATER_WORDS ? id : null),
    load(id) {
      if (id !== LATER_WORDS) return null;
      return `import { memberZh } from '${CATALOGUE}';\nObject.assign(memberZh, ${pick(later)});`;
    },
    transform(code, id) {
      const [file = ''] = id.split('?');
      if (CATALOGUE_FILE.test(file))
        return { code: `export const memberZh = ${pick([...first])};`, map: null };
      if (!file.startsWith(SOURCE) || isFirst(file) || keysNamedIn(code, later).length === 0) return null;
      return { code: `import ${JSON.stringify(LATER_WORDS)};\n${code}`, map: null };
    },
  };
}
