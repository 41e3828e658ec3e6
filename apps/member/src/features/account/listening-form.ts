import { limits } from '@huixiang/contract';

const HOURS = 24;
const everyHour = Array.from({ length: HOURS }, (_, hour) => hour);
/** The caps offered; a cap set elsewhere is offered as well. */
const CAPS = [6, 12, 18, 30, limits.dailyCapMax] as const;

/** Adds an interest in the listener's own words; `same`, `full`, `long` or `blank` when it cannot be added. */
export function withInterest(
  interests: readonly string[],
  text: string,
): { readonly interests: string[] } | { readonly refused: 'same' | 'full' | 'long' | 'blank' } {
  const word = text.trim().replace(/\s+/g, ' ');
  if (word === '') return { refused: 'blank' };
  if ([...word].length > limits.interestLength) return { refused: 'long' };
  if (interests.some((one) => one.toLowerCase() === word.toLowerCase())) return { refused: 'same' };
  if (interests.length >= limits.interestsMax) return { refused: 'full' };
  return { interests: [...interests, word] };
}

/** Puts an hour in or takes it out; the hours stay in order. */
export function toggleHour(hours: readonly number[], hour: number): number[] {
  return everyHour.filter((one) => hours.includes(one) !== (one === hour));
}

export const allHours = (): number[] => [...everyHour];

/** The hour before or after, around midnight. */
export function stepHour(hour: number, step: 1 | -1): number {
  return (hour + step + HOURS) % HOURS;
}

export function capChoices(current: number): number[] {
  return [...new Set([...CAPS, current])].sort((a, b) => a - b);
}
