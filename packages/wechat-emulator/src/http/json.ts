/** What Node's JSON can do that TypeScript's library does not know yet: see numbers as written, and write text as it is. */
const losslessJson = JSON as unknown as {
  parse(
    text: string,
    revive: (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): object;
};

/** Parses JSON; integers that a number cannot hold become bigints. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  return losslessJson.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && source && /^-?\d+$/.test(source)
      ? BigInt(source)
      : value,
  );
}

/** An integer given as decimal text, to be written into JSON without quotes and without rounding. */
export function wireInteger(digits: string): object {
  return losslessJson.rawJSON(digits);
}
