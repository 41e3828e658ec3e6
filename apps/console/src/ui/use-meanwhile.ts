import { computed, shallowRef, type ComputedRef } from 'vue';

/** What is edited, by the names of its fields, as it stands on the server; `at` tells one state of it from the next. */
export interface Standing<T> {
  readonly at: number | null;
  readonly words: T;
}

/**
 * What somebody else made meanwhile of what is edited here; null while it stands as it did when the form opened, and when it
 * says what `mine` says.
 */
export function useMeanwhile<T extends object>(
  standing: () => Standing<T> | null,
  mine: () => T,
): { readonly meanwhile: ComputedRef<T | null>; readonly saved: (words: T) => void } {
  const opened = standing();
  const own = shallowRef<T | null>(null);
  const meanwhile = computed(() => {
    const now = standing();
    if (now === null || now.at === opened?.at) return null;
    return same(now.words, mine()) || (own.value !== null && same(now.words, own.value)) ? null : now.words;
  });
  return {
    meanwhile,
    /** What stands now are one's own words. */
    saved: (words) => (own.value = words),
  };
}

function same<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
}
