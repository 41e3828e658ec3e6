import { operations, type ReplyOf } from '@huixiang/contract';
import { computed, shallowRef } from 'vue';

import { ApiError, call, setCsrf } from './index.ts';

export type SessionInfo = ReplyOf<typeof operations.getSession>;

const current = shallowRef<SessionInfo | null>(null);

/** Why the server could not be asked who is signed in; null when it could. The app then shows this and nothing else. */
export const sessionFailure = shallowRef<unknown>(null);
/** Who is signed in, as the server last said; null before it was asked. */
export const session = computed(() => current.value);
export const me = computed(() => current.value?.member ?? null);

/** Asks the server who is signed in. Call it after signing in, too: the reply tells where one is staff. */
export async function loadSession(): Promise<SessionInfo> {
  // A cookie of an ended session is refused once and taken away by that answer; then one is simply not signed in.
  const info = await call(operations.getSession).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 401) return call(operations.getSession);
    throw error;
  });
  setCsrf(info.csrf);
  current.value = info;
  return info;
}

/** Forgets the session on this page, after the server said it is over. */
export function forgetSession(): void {
  setCsrf(null);
  current.value = null;
}

export async function signOut(): Promise<void> {
  await call(operations.signOut, {});
  forgetSession();
}
