/** The last of a list. Phones of 2018, which this must run on, have no `at`. */
export function lastOf<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}
