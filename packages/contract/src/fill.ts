/** Values for the `{name}` holes of a message. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Fills a message. `{n}` puts the value in; `{n|reply|replies}` chooses by whether `n` is 1, for English.
 * A value that is already written out as "1" is one as well. A hole without a value stays visible, so that the mistake is seen.
 */
export function fill(message: string, values: Values = {}): string {
  return message.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (hole, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return hole;
      if (one === undefined || many === undefined) return String(value);
      return String(value) === '1' ? one : many;
    },
  );
}
