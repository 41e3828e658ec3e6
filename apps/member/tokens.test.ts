import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { chartPalettes } from './src/features/mine/chart-palette.ts';

const source = readFileSync(new URL('./src/tokens.scss', import.meta.url), 'utf8');

/** The plain colours of one theme, by token name. */
function colours(theme: string): Record<string, string> {
  const block = source.split(`@mixin ${theme} {`)[1]?.split('\n}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
  );
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Every text colour on every ground it is written on. */
const written: readonly (readonly [text: string, ground: string])[] = [
  ...['paper', 'surface', 'sunken'].flatMap((ground) =>
    ['ink', 'ink-soft', 'accent'].map((text) => [text, ground] as const),
  ),
  ['accent-ink', 'accent'],
  ['accent', 'accent-wash'],
  ['mark', 'mark-wash'],
  ['danger', 'danger-wash'],
  ['danger', 'surface'],
  ['paper', 'ink'],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const palette = colours(theme);

  it.each(written)('%s can be read on %s', (text, ground) => {
    expect(contrast(palette[text]!, palette[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['raw', 'counted', 'organic'])('%s can be told from the paper', (mark) => {
    expect(contrast(palette[mark]!, palette['surface']!)).toBeGreaterThanOrEqual(3);
  });

  it('gives charts the same colours as the page', () => {
    const { raw, counted, organic } = palette;
    expect(chartPalettes[theme]).toEqual({
      text: palette['ink-soft'],
      grid: palette['line'],
      raw,
      counted,
      organic,
    });
  });
});
