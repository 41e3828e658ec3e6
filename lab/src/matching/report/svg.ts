/** The few shapes that our plots need, as text. A plot carries its colours, for it stands alone beside a Markdown file. */
export const INK = '#333333';
export const GRID = '#dddddd';

export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: string,
  width = 1,
): string {
  return `<line x1="${num(from[0])}" y1="${num(from[1])}" x2="${num(to[0])}" y2="${num(to[1])}" stroke="${stroke}" stroke-width="${width}"/>`;
}

export function polyline(
  spots: readonly (readonly [number, number])[],
  stroke: string,
  width: number,
): string {
  const points = spots.map(([x, y]) => `${num(x)},${num(y)}`).join(' ');
  return `<polyline points="${points}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;
}

export function dot(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${num(x)}" cy="${num(y)}" r="${radius}" fill="${fill}"/>`;
}

export function words(
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end' = 'start',
  fill = INK,
): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<text x="${num(x)}" y="${num(y)}" text-anchor="${anchor}" fill="${fill}">${escaped}</text>`;
}

export function picture(width: number, height: number, title: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    words(title, 12, 20),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const palette = [
  '#7a7a7a',
  '#a6761d',
  '#7570b3',
  '#66a61e',
  '#1f78b4',
  '#b2579b',
  '#999933',
  '#5e3c99',
  '#e08214',
];
const chosen: Readonly<Record<string, string>> = {
  engine: '#c1121f',
  'engine-80-20': '#e85d04',
  oracle: '#111111',
};

/** The same colour for a policy in every plot of the same rows. */
export function colourOf(policy: string, rows: readonly { readonly policy: string }[]): string {
  const policies = [...new Set(rows.map((row) => row.policy))];
  return chosen[policy] ?? palette[policies.indexOf(policy) % palette.length] ?? INK;
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}
