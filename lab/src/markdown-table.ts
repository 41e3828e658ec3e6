/** The lines of a table in Markdown, names to the left and figures to the right: header first, an empty cell for null. */
export function markdownTable([header = [], ...body]: readonly (readonly (
  | string
  | number
  | null
)[])[]): string {
  const row = (cells: readonly (string | number | null)[]): string => `| ${cells.join(' | ')} |`;
  return [row(header), row(header.map((_, i) => (i === 0 ? '---' : '--:'))), ...body.map(row)].join('\n');
}
