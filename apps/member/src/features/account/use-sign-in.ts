import { consentVersions, limits, operations, type Session } from '@huixiang/contract';
import { computed, reactive } from 'vue';

import type { api as Api } from '../../platform/api.ts';
import { measure } from '../../ui/measure-text.ts';

export interface SignInPorts {
  readonly api: typeof Api;
  /** Takes over the session and leaves the page. */
  readonly onEntered: (session: Session) => Promise<void>;
  readonly onFailed: (error: unknown) => void;
  /** Nothing is done before the person ticked that they agree. */
  readonly onTermsFirst: () => void;
}

const { terms } = consentVersions;

/** An address good enough to try; the server has the last word. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** The ways in: a nickname or a persona of the demo, or a one-time code by e-mail. One attempt at a time. */
export function useSignIn({ api, onEntered, onFailed, onTermsFirst }: SignInPorts) {
  const state = reactive({ nickname: '', email: '', code: '', codeSent: false, agreed: false, busy: '' });
  const nicknameFits = computed(() => {
    const size = measure(state.nickname.trim(), limits.nicknameLength);
    return !size.blank && !size.over;
  });

  async function attempt(name: string, act: () => Promise<Session | undefined>): Promise<void> {
    if (state.busy !== '') return;
    if (!state.agreed) {
      onTermsFirst();
      return;
    }
    state.busy = name;
    try {
      const session = await act();
      if (session !== undefined) await onEntered(session);
    } catch (error) {
      onFailed(error);
    } finally {
      state.busy = '';
    }
  }

  return {
    state,
    nicknameFits,
    asNewcomer: () =>
      attempt('newcomer', async () => {
        if (!nicknameFits.value) return undefined;
        return api.call(operations.signInDemo, { body: { nickname: state.nickname.trim(), terms } });
      }),
    asPersona: (memberId: number) =>
      attempt(`persona-${memberId}`, () => api.call(operations.signInDemo, { body: { memberId, terms } })),
    /** In the mini-program: WeChat gives a code at once. */
    byWechat: (code: () => Promise<string>, scene: number | undefined) =>
      attempt('wechat', async () => {
        const from = scene === undefined ? {} : { scene };
        return api.call(operations.signInWechat, { body: { code: await code(), terms, ...from } });
      }),
    /** On the web: WeChat asks on its own page and sends the browser back, signed in, to this page or home. */
    byWechatPage: (leave: (url: string) => void, to: string | undefined) =>
      attempt('wechat', async () => {
        leave(
          (
            await api.call(operations.beginWechatWeb, {
              body: { terms, ...(to === undefined ? {} : { to }) },
            })
          ).url,
        );
        return undefined;
      }),
    requestCode: () =>
      attempt('email', async () => {
        await api.call(operations.requestEmailCode, { body: { email: state.email.trim() } });
        state.codeSent = true;
        return undefined;
      }),
    confirmCode: () =>
      attempt('code', () =>
        api.call(operations.confirmEmailCode, {
          body: { email: state.email.trim(), code: state.code.trim(), terms },
        }),
      ),
    otherEmail(): void {
      Object.assign(state, { codeSent: false, code: '' });
    },
  };
}
