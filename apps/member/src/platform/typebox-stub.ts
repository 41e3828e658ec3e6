/**
 * Stands in for `typebox` in this app's build (see vite.config.ts). The contract describes its replies with schemas that
 * only the server checks; the member app needs the paths, methods and limits beside them, not 90 KB of validator.
 */
const nothing = (): Record<string, never> => ({});

export const Type = {
  Array: nothing,
  Boolean: nothing,
  Integer: nothing,
  Literal: nothing,
  Null: nothing,
  Number: nothing,
  Object: nothing,
  Optional: nothing,
  Record: nothing,
  String: nothing,
  Union: nothing,
  Unknown: nothing,
  Unsafe: nothing,
};
