/** One of each list in turn until there are `max` or none is left; what has the key of an earlier one is left out. */
export function interleave<T>(
  lists: readonly (readonly T[])[],
  max: number,
  key: (item: T) => string | number,
): T[] {
  const taken = new Map<string | number, T>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let i = 0; i < longest; i += 1) {
    for (const list of lists) {
      const item = list[i];
      if (item === undefined || taken.size === max) continue;
      if (!taken.has(key(item))) taken.set(key(item), item);
    }
  }
  return [...taken.values()];
}
