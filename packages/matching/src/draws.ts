/** A number of the standard normal distribution. */
export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Some of these, each with the same chance, in random order; all of them when there are no more than `size`. */
export function drawSome<T>(things: readonly T[], size: number, random: () => number): T[] {
  const left = [...things];
  const wanted = Math.min(size, left.length);
  for (let i = 0; i < wanted; i += 1) {
    const j = i + Math.floor(random() * (left.length - i));
    [left[i], left[j]] = [left[j] as T, left[i] as T];
  }
  return left.slice(0, wanted);
}
