/** Parts of the day by which most people can say when they are free, from the morning on; together they are the whole day. */
export const dayParts = [
  { name: 'dawn', hours: [6, 7, 8] },
  { name: 'morning', hours: [9, 10, 11] },
  { name: 'noon', hours: [12, 13] },
  { name: 'afternoon', hours: [14, 15, 16, 17] },
  { name: 'evening', hours: [18, 19, 20, 21] },
  { name: 'late', hours: [22, 23] },
  { name: 'night', hours: [0, 1, 2, 3, 4, 5] },
] as const;
export type DayPart = (typeof dayParts)[number];

/** All of it is chosen, some hours of it, or none. */
export function partState(hours: readonly number[], part: DayPart): 'all' | 'some' | 'none' {
  const chosen = part.hours.filter((hour) => hours.includes(hour)).length;
  if (chosen === 0) return 'none';
  return chosen === part.hours.length ? 'all' : 'some';
}

/** Takes the whole part out when all of it was chosen, else puts all of it in; the hours stay in order. */
export function togglePart(hours: readonly number[], part: DayPart): number[] {
  const others = hours.filter((hour) => !part.hours.some((one) => one === hour));
  const next = partState(hours, part) === 'all' ? others : [...others, ...part.hours];
  return [...next].sort((a, b) => a - b);
}
