/** Stands in for `typebox` in the browser bundle (see vite.config.ts): every schema builder answers an empty schema. */
const emptySchema = (): Record<string, never> => ({});

export const Type: Record<string, typeof emptySchema> = new Proxy({}, { get: () => emptySchema });
