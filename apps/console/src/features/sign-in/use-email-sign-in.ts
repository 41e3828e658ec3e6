import { consentVersions, operations } from '@huixiang/contract';
import { computed, onScopeDispose, ref } from 'vue';

import { ApiError, type Call } from '../../api/index.ts';

/** Seconds before another code may be asked for; the server's own limit may be longer and then counts. */
export const resendAfterSeconds = 60;

export interface EmailSignInOptions {
  readonly call: Call;
  readonly errorText: (error: unknown) => string;
  readonly onSignedIn: () => Promise<void>;
}

/**
 * Signing in by a code sent to an e-mail address: address first, then code. Wrong code, used-up code, rate limit and no
 * network each leave the person where they are with a sentence saying what to do.
 */
export function useEmailSignIn({ call, errorText, onSignedIn }: EmailSignInOptions) {
  const step = ref<'address' | 'code'>('address');
  const email = ref('');
  const code = ref('');
  const busy = ref(false);
  const problem = ref<string | null>(null);
  const waitSeconds = ref(0);

  const timer = setInterval(() => (waitSeconds.value = Math.max(0, waitSeconds.value - 1)), 1_000);
  onScopeDispose(() => clearInterval(timer));

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      await work();
    } catch (error) {
      problem.value = errorText(error);
      if (!(error instanceof ApiError)) return;
      if (error.retryAfterSeconds !== null)
        waitSeconds.value = Math.max(waitSeconds.value, error.retryAfterSeconds);
      // A used-up code cannot be entered again: clear it and let another be sent at once.
      if (error.code === 'HX_CODE_EXPIRED') waitSeconds.value = 0;
      if (error.code === 'HX_CODE_EXPIRED' || error.code === 'HX_CODE_WRONG') code.value = '';
    } finally {
      busy.value = false;
    }
  }

  const sendCode = (): Promise<void> =>
    attempt(async () => {
      const to = email.value.trim();
      await call(operations.requestEmailCode, { body: { email: to } });
      if (email.value.trim() === to) step.value = 'code';
      code.value = '';
      waitSeconds.value = resendAfterSeconds;
    });
  const confirm = (): Promise<void> =>
    attempt(async () => {
      await call(operations.confirmEmailCode, {
        body: { email: email.value.trim(), code: code.value.trim(), terms: consentVersions.terms },
      });
      await onSignedIn();
    });
  const changeAddress = (): void => {
    step.value = 'address';
    code.value = '';
    problem.value = null;
  };

  return {
    step,
    email,
    code,
    busy,
    problem,
    waitSeconds,
    canSend: computed(() => email.value.trim().length >= 3 && waitSeconds.value === 0),
    canConfirm: computed(() => code.value.trim().length > 0),
    sendCode,
    confirm,
    changeAddress,
  };
}
