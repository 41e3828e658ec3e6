import { expect, test } from 'vitest';
import { ref } from 'vue';

import { clearAfter } from './clear-after.ts';

test('what was done is cleared, what failed stays', async () => {
  const asked = ref<string | null>('a');
  await clearAfter(asked, Promise.resolve(false), null);
  expect(asked.value).toBe('a');
  await clearAfter(asked, Promise.resolve(true), null);
  expect(asked.value).toBeNull();
});

test('a dialog that asks about something else by then, and words that were changed, stay', async () => {
  const words = ref('a');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const cleared = clearAfter(words, promise, '');
  words.value = 'ab';
  resolve(true);
  await cleared;
  expect(words.value).toBe('ab');
});
