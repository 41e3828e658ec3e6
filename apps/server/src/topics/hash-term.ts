/** FNV-1a over the UTF-16 units: 31 bits, which V8 keeps as they are, where a larger number takes an object of its own. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index += 1)
    hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  return hash & 0x7fffffff;
}
