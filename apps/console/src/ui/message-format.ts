export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * Fills `{name}` with `values.name`, and `{name|one|many}` with the word that fits the number `values.name`.
 * A name without a value stays as written, so that a gap is seen in review instead of vanishing.
 */
export function formatMessage(template: string, values: MessageValues = {}): string {
  return template.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (one === undefined || many === undefined) return String(value);
      return Number(value) === 1 ? one : many;
    },
  );
}
