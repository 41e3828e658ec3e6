/** Reads a remembered choice; null when there is none, when it is not among the options, or when storage is closed. */
export function readChoice<T extends string>(key: string, options: readonly T[]): T | null {
  try {
    const stored = localStorage.getItem(key);
    return options.find((option) => option === stored) ?? null;
  } catch {
    return null;
  }
}

/** Remembers a choice on this device. Private windows may refuse; the choice then lasts for this page only. */
export function writeChoice(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing to do: the choice is already applied to this page.
  }
}
