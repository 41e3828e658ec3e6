import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** The current time in milliseconds, renewed every `everyMs`, for waiting times that grow while one looks at them. */
export function useNow(everyMs = 30_000): Readonly<Ref<number>> {
  const now = ref(Date.now());
  const timer = setInterval(() => (now.value = Date.now()), everyMs);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
