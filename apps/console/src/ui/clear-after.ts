import type { Ref } from 'vue';

/** Empties a field, or closes a dialog, once what it holds is done, unless it holds something else by then. */
export async function clearAfter<T>(held: Ref<T>, done: Promise<boolean>, nothing: T): Promise<void> {
  const mine = held.value;
  if ((await done) && held.value === mine) held.value = nothing;
}
