/** The parts of an export and how many entries each has; a part that is no list counts as one. */
export function summarize(
  data: Readonly<Record<string, unknown>>,
): { readonly name: string; readonly n: number }[] {
  return Object.entries(data).map(([name, value]) => ({ name, n: Array.isArray(value) ? value.length : 1 }));
}

/** The export as people can read it. Beyond `max` characters the preview stops; the file has everything. */
export function preview(data: unknown, max = 4_000): string {
  const text = JSON.stringify(data, null, 2);
  return text.length <= max ? text : `${text.slice(0, max)}\n…`;
}
