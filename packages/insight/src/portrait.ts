/** A kind of people, and that there are at least so many of it. */
export interface ToldKind<Kind extends string> {
  readonly kind: Kind;
  readonly atLeast: number;
}

/**
 * The people of a portrait: whole portions of `floor`, those who came first. Whoever watches a portrait grow learns of a
 * portion as a whole, never of the one who came just now. `people` in the order in which they came; `floor` 1 or more.
 */
export function wholePortions<Person>(people: readonly Person[], floor: number): readonly Person[] {
  return people.slice(0, people.length - (people.length % floor));
}

/**
 * What may be told of how people divide into kinds (each person is of one kind): kinds of at least `floor` people, rounded
 * down to a multiple of `floor`, so that no figure tells of a single person. Nothing follows by subtraction either: what is
 * not told is nobody, or at least two kinds and at least `floor` people; as long as it is less, the smallest told kind joins
 * it, if need be until nothing is told. In the order of `counts`, which tells nothing of them. `floor` 1 or more.
 */
export function tellKinds<Kind extends string>(
  counts: ReadonlyMap<Kind, number>,
  floor: number,
): readonly ToldKind<Kind>[] {
  const left = [...counts].filter(([, people]) => people > 0).sort(([, a], [, b]) => b - a);
  const hidden = { kinds: 0, people: 0 };
  const isSafe = (): boolean => hidden.kinds === 0 || (hidden.kinds >= 2 && hidden.people >= floor);
  for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
    if (last[1] >= floor && isSafe()) break;
    left.pop();
    hidden.kinds += 1;
    hidden.people += last[1];
  }
  const told = new Set(left.map(([kind]) => kind));
  return [...counts]
    .filter(([kind]) => told.has(kind))
    .map(([kind, people]) => ({ kind, atLeast: people - (people % floor) }));
}
