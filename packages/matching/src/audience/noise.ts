/** Chance that stays the same for a slot and a seed: 0 to 1, 1 excluded. */
export function noise(slot: number, seed: number): number {
  let hash = Math.imul(slot ^ seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
  return ((hash ^ (hash >>> 13)) >>> 8) / 0x1000000;
}
