/** Length as the server counts it: Unicode code points of the trimmed text. */
export function lengthOf(text: string): number {
  return Array.from(text.trim()).length;
}
