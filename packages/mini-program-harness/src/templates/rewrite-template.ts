import type { Finding } from '../finding.ts';
import { nativeTags, structuralTags } from './native-tags.ts';

const tagPattern =
  /<!--[\s\S]*?-->|<wxs(?:"[^"]*"|'[^']*'|[^>"'])*>[\s\S]*?<\/wxs>|<(\/?)([A-Za-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g;
const attributePattern = /("[^"]*"|'[^']*')|(\s)((?:mut-|capture-)?(?:bind|catch))([A-Za-z_])/g;

/** Native tags get this prefix, so that no HTML element with a behaviour of its own stands in for them. */
export const NATIVE_PREFIX = 'wx-';

/**
 * Rewrites a template into the dialect of the component framework: native tags renamed, `bindtap` written `bind:tap`.
 * Line breaks stay where they were. Also finds tags that nobody knows.
 */
export function rewriteTemplate(
  file: string,
  source: string,
  components: ReadonlySet<string>,
): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const text = source.replace(
    tagPattern,
    (
      whole,
      slash: string | undefined,
      tag: string | undefined,
      attributes: string | undefined,
      at: number,
    ) => {
      if (tag === undefined) return whole;
      const known = components.has(tag);
      if (!known && !nativeTags.has(tag) && !structuralTags.has(tag) && slash === '') {
        findings.push({
          file,
          line: source.slice(0, at).split('\n').length,
          message: `<${tag}> is neither a native tag nor in usingComponents`,
        });
      }
      const name = !known && nativeTags.has(tag) ? NATIVE_PREFIX + tag : tag;
      return `<${slash}${name}${withColons(attributes ?? '')}>`;
    },
  );
  return { text, findings };
}

function withColons(attributes: string): string {
  return attributes.replace(
    attributePattern,
    (whole, quoted: string | undefined, space: string, prefix: string, letter: string) =>
      quoted === undefined ? `${space}${prefix}:${letter}` : whole,
  );
}
