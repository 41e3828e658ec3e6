import { operations, type Session } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { looksLikeEmail, useSignIn, type SignInPorts } from './use-sign-in.ts';

const session = { token: 't', csrf: 'c', expiresAt: 1, member: { id: 1, nickname: '青' } } satisfies Session;

function setUp(answer: (id: string) => Promise<unknown> = () => Promise.resolve(session)) {
  const calls: { id: string; body: unknown }[] = [];
  const entered: Session[] = [];
  const failures: unknown[] = [];
  let reminded = 0;
  let sent = 0;
  let returned = 0;
  const signIn = useSignIn({
    api: {
      call: (operation: { id: string }, input: { body: unknown }) => {
        calls.push({ id: operation.id, body: input.body });
        return answer(operation.id);
      },
    } as unknown as SignInPorts['api'],
    onEntered: (one) => Promise.resolve(void entered.push(one)),
    goBack: () => (returned += 1),
    onFailed(error) {
      failures.push(error);
      return 'why';
    },
    onCodeSent: () => (sent += 1),
    onTermsFirst: () => (reminded += 1),
  });
  signIn.state.agreed = true;
  return {
    signIn,
    calls,
    entered,
    failures,
    reminded: () => reminded,
    sent: () => sent,
    returned: () => returned,
  };
}

describe('signing in', () => {
  it('makes one member of a double tap', async () => {
    const { signIn, calls, entered } = setUp();
    signIn.state.nickname = ' 小雨 ';
    await Promise.all([signIn.asNewcomer(), signIn.asNewcomer()]);
    expect(calls).toEqual([{ id: operations.signInDemo.id, body: { nickname: '小雨', terms: 1 } }]);
    expect(entered).toEqual([session]);
  });

  it('goes back to where the person came from, but not from a page that they went to meanwhile', async () => {
    const { signIn, entered, returned } = setUp();
    await signIn.asPersona(7);
    expect(returned()).toBe(1);
    const signing = signIn.asPersona(7);
    signIn.left();
    await signing;
    expect([entered.length, returned()]).toEqual([2, 1]);
  });

  it('does not open the page of WeChat for a person who has left', async () => {
    const opened: string[] = [];
    const { signIn } = setUp(() => Promise.resolve({ url: 'https://wechat' }));
    const signing = signIn.byWechatPage((url) => opened.push(url), undefined);
    signIn.left();
    await signing;
    expect(opened).toEqual([]);
  });

  it('does nothing before the person agreed to the terms, and says so', async () => {
    const { signIn, calls, reminded } = setUp();
    signIn.state.agreed = false;
    signIn.state.nickname = '小雨';
    await signIn.asNewcomer();
    await signIn.asPersona(7);
    expect(calls).toHaveLength(0);
    expect(reminded()).toBe(2);
  });

  it('enters by the code that WeChat gives, telling where the visit began', async () => {
    const { signIn, calls, entered } = setUp();
    await signIn.byWechat(() => Promise.resolve('code-1'), 1058);
    await signIn.byWechat(() => Promise.resolve('code-2'), undefined);
    expect(calls.map(({ body }) => body)).toEqual([
      { code: 'code-1', scene: 1058, terms: 1 },
      { code: 'code-2', terms: 1 },
    ]);
    expect(entered).toEqual([session, session]);
  });

  it('says so when WeChat gives no code', async () => {
    const { signIn, calls, failures } = setUp();
    await signIn.byWechat(() => Promise.reject(new Error('login:fail')), undefined);
    expect([calls.length, failures.length, signIn.state.busy]).toEqual([0, 1, '']);
  });

  it('leaves for the page of WeChat, and enters nobody yet', async () => {
    const url = 'https://open.example/authorize';
    const { signIn, entered, calls } = setUp(() => Promise.resolve({ url }));
    const left: string[] = [];
    await signIn.byWechatPage((one) => left.push(one), undefined);
    await signIn.byWechatPage((one) => left.push(one), '/pkg-thread/thread?postId=1');
    expect([left, entered]).toEqual([[url, url], []]);
    expect(calls.map(({ body }) => body)).toEqual([
      { terms: 1 },
      { terms: 1, to: '/pkg-thread/thread?postId=1' },
    ]);
  });

  it('asks for a nickname that fits', async () => {
    const { signIn, calls } = setUp();
    for (const nickname of ['   ', '长'.repeat(25)]) {
      signIn.state.nickname = nickname;
      await signIn.asNewcomer();
    }
    expect(calls).toHaveLength(0);
  });

  it('asks for the code only after it was sent, and enters with it', async () => {
    const { signIn, calls, entered } = setUp((id) =>
      Promise.resolve(id === operations.requestEmailCode.id ? { ok: true } : session),
    );
    signIn.state.email = 'a@example.com ';
    await signIn.requestCode();
    expect(signIn.state.codeSent).toBe(true);
    expect(entered).toHaveLength(0);
    signIn.state.code = '123456';
    await signIn.confirmCode();
    expect(calls[1]?.body).toEqual({ email: 'a@example.com', code: '123456', terms: 1 });
    expect(entered).toHaveLength(1);
  });

  it('keeps why a code was not taken beside it until it is changed or another is sent', async () => {
    const { signIn, sent } = setUp((id) =>
      id === operations.requestEmailCode.id
        ? Promise.resolve({ ok: true })
        : Promise.reject(new Error('wrong')),
    );
    signIn.state.email = 'a@example.com';
    await signIn.requestCode();
    signIn.type('code', '000000');
    await signIn.confirmCode();
    expect([signIn.state.problem, signIn.state.code]).toEqual(['why', '000000']);
    signIn.type('code', '00000');
    expect(signIn.state.problem).toBe('');
    await signIn.confirmCode();
    await signIn.requestCode();
    expect([signIn.state.problem, signIn.state.code, signIn.state.codeSent, sent()]).toEqual([
      '',
      '',
      true,
      2,
    ]);
  });

  it('can be tried again after a failure', async () => {
    const { signIn, failures } = setUp(() => Promise.reject(new Error('wrong')));
    await signIn.asPersona(7);
    expect(failures).toHaveLength(1);
    expect(signIn.state.busy).toBe('');
  });

  it('knows an address from a slip', () => {
    expect(['a@example.com', ' 名@例.cn'].map(looksLikeEmail)).toEqual([true, true]);
    expect(['', 'a@b', 'a b@c.d', '@c.d'].map(looksLikeEmail)).toEqual([false, false, false, false]);
  });
});
