import type { GrowthPalette } from '@huixiang/charts';

/** The colours of tokens.scss for pictures, which cannot read style sheets. tokens.test.ts keeps the two the same. */
export const chartPalettes: Readonly<Record<'light' | 'dark', GrowthPalette>> = {
  light: { text: '#655b4f', grid: '#ddd2bf', raw: '#ad7f30', counted: '#5f9d93', organic: '#1e6460' },
  dark: { text: '#b5aa9a', grid: '#3b362f', raw: '#b08f52', counted: '#4f8d83', organic: '#84cbbf' },
};
