/** What went wrong inside the mini-program, as text for people who read a failed test. */
export interface ErrorLog {
  add(error: unknown, where: string): void;
  list(): readonly string[];
}

export function createErrorLog(): ErrorLog {
  const errors: string[] = [];
  return {
    add: (error, where) => void errors.push(`${where}: ${textOf(error)}`),
    list: () => errors,
  };
}

/** Errors come from another realm, where `instanceof Error` does not hold. */
function textOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) {
    return 'stack' in error && typeof error.stack === 'string' && error.stack !== ''
      ? error.stack
      : String(error.message);
  }
  return String(error);
}
