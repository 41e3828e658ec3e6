export type PathValues = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The address of a call: path parameters filled in and the query appended, both percent-encoded. Query values that are
 * undefined are left out. Throws a TypeError when a parameter of the path has no value, which is a mistake in the caller.
 */
export function buildPath(path: string, params: PathValues = {}, query: PathValues = {}): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new TypeError(`${path}: no value for ${name}`);
    return encodeURIComponent(String(value));
  });
  const pairs = Object.keys(query)
    .filter((name) => query[name] !== undefined)
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(String(query[name]))}`);
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`;
}
