/** One thing to choose, with what it has in common with others. */
export interface Choice {
  /** Higher is chosen first. */
  readonly value: number;
  /** Such as its author, its space and its topic; each kind has a cap of its own. */
  readonly shares: Readonly<Record<string, string | number | undefined>>;
}

/**
 * The best `size` things of which no more than `caps[kind]` have the same author, space, topic or whatever else the
 * caps name: best first, each that still fits is taken. Of equal value, the one given first. When the caps leave fewer
 * than `size`, fewer come: variety is not given up to fill a page.
 */
export function pickDiverse<T extends Choice>(
  choices: readonly T[],
  { size, caps }: { readonly size: number; readonly caps: Readonly<Record<string, number>> },
): T[] {
  const taken = new Map<string, number>();
  const picked: T[] = [];
  for (const choice of choices.toSorted((a, b) => b.value - a.value)) {
    if (picked.length >= size) break;
    const keys = Object.keys(caps).flatMap((kind) => {
      const value = choice.shares[kind];
      return value === undefined ? [] : [{ kind, key: `${kind} ${value}` }];
    });
    if (keys.some(({ kind, key }) => (taken.get(key) ?? 0) >= (caps[kind] ?? Infinity))) continue;
    for (const { key } of keys) taken.set(key, (taken.get(key) ?? 0) + 1);
    picked.push(choice);
  }
  return picked;
}
