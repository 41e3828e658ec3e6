import { consentVersions, limits, operations, type Session } from '@huixiang/contract';
import { computed, reactive } from 'vue';

import type { api as Api } from '../../platform/api.ts';
import { measure } from '../../ui/measure-text.ts';

export interface SignInPorts {
  readonly api: typeof Api;
  /** Takes over the session. */
  readonly onEntered: (session: Session) => Promise<void>;
  /** To where the person came from, unless they have left already. */
  readonly goBack: () => void;
  /** @returns why it failed, to stand beside what was typed until it is changed */
  readonly onFailed: (error: unknown) => string;
  readonly onCodeSent: () => void;
  /** Nothing is done before the person ticked that they agree. */
  readonly onTermsFirst: () => void;
}

const { terms } = consentVersions;

/** An address good enough to try; the server has the last word. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** The ways in: a nickname or a persona of the demo, or a one-time code by e-mail. One attempt at a time. */
export function useSignIn(ports: SignInPorts) {
  const { api, onEntered, goBack, onFailed, onTermsFirst } = ports;
  let left = false;
  const state = reactive({
    nickname: '',
    email: '',
    code: '',
    codeSent: false,
    agreed: false,
    busy: '',
    /** Why the last try by e-mail failed. */
    problem: '',
  });
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
    Object.assign(state, { busy: name, problem: '' });
    try {
      const session = await act();
      if (session === undefined) return;
      await onEntered(session);
      if (!left) goBack();
    } catch (error) {
      const problem = onFailed(error);
      if (name === 'email' || name === 'code') state.problem = problem;
    } finally {
      state.busy = '';
    }
  }

  return {
    state,
    nicknameFits,
    /** The person left the page: what they pressed may still sign them in, but takes them nowhere. */
    left: () => void (left = true),
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
        const body = { terms, ...(to === undefined ? {} : { to }) };
        const { url } = await api.call(operations.beginWechatWeb, { body });
        if (!left) leave(url);
        return undefined;
      }),
    ...emailWays(ports, state, attempt),
  };
}

/** A code is asked for, entered, asked for again. */
function emailWays(
  { api, onCodeSent }: SignInPorts,
  state: { email: string; code: string; codeSent: boolean; problem: string },
  attempt: (name: string, act: () => Promise<Session | undefined>) => Promise<void>,
) {
  return {
    requestCode: () =>
      attempt('email', async () => {
        await api.call(operations.requestEmailCode, { body: { email: state.email.trim() } });
        Object.assign(state, { codeSent: true, code: '' });
        onCodeSent();
        return undefined;
      }),
    confirmCode: () =>
      attempt('code', () =>
        api.call(operations.confirmEmailCode, {
          body: { email: state.email.trim(), code: state.code.trim(), terms },
        }),
      ),
    /** What is typed anew is not what failed. */
    type(field: 'email' | 'code', text: string): void {
      Object.assign(state, { [field]: text, problem: '' });
    },
    otherEmail(): void {
      Object.assign(state, { codeSent: false, code: '', problem: '' });
    },
  };
}
