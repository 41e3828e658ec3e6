import { gaussian, randomFrom } from '../random.ts';

const TEXTS = 100;
const TASTES = 3;

/**
 * Made-up people in the format of jester-full, since its ratings may not travel with the repository: everybody has a few tastes, every
 * text speaks to some of them more than to others, and the scale is that of the real ratings.
 */
export function syntheticRatings(people: number, seed: number, blank: (text: number) => boolean): string {
  const random = randomFrom(seed);
  const vector = (): number[] => Array.from({ length: TASTES }, () => gaussian(random));
  const texts = Array.from({ length: TEXTS }, () => ({ taste: vector(), appeal: gaussian(random) }));
  const header = texts.map((_, text) => `j${text + 1}`).join(',');
  const rows = Array.from({ length: people }, () => {
    const taste = vector();
    const mood = gaussian(random);
    return texts
      .map(({ taste: own, appeal }, text) => {
        const fit = own.reduce((sum, value, i) => sum + value * (taste[i] ?? 0), 0);
        const rating = 1 + 1.6 * mood + 1.5 * appeal + 1.8 * fit + 2.5 * gaussian(random);
        return blank(text) ? '' : Math.max(-10, Math.min(10, rating)).toFixed(1);
      })
      .join(',');
  });
  return [header, ...rows, ''].join('\n');
}
