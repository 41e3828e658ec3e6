import { refusal } from '@huixiang/client/testing';
import type { Operation } from '@huixiang/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope } from 'vue';

import { LinkError, type Call } from '../../api/index.ts';
import { resendAfterSeconds, useEmailSignIn } from './use-email-sign-in.ts';

function setUp() {
  const answers: unknown[] = [];
  const calls: { id: string; input: unknown }[] = [];
  let signedIn = 0;
  const call = (async (operation: Operation, input: unknown) => {
    calls.push({ id: operation.id, input });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? { ok: true };
  }) as Call;
  const scope = effectScope();
  const form = scope.run(() =>
    useEmailSignIn({
      call,
      errorText: (error) => (error instanceof Error ? error.message : 'unknown'),
      onSignedIn: async () => void (signedIn += 1),
    }),
  )!;
  return { form, answers, calls, signedIn: () => signedIn };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an address gets a code and the code signs in', async () => {
  const { form, calls, signedIn } = setUp();
  form.email.value = ' a@example.com ';
  await form.sendCode();
  expect(form.step.value).toBe('code');
  form.code.value = ' 123456 ';
  await form.confirm();
  expect(calls).toEqual([
    { id: 'requestEmailCode', input: { body: { email: 'a@example.com' } } },
    { id: 'confirmEmailCode', input: { body: { email: 'a@example.com', code: '123456', terms: 1 } } },
  ]);
  expect(signedIn()).toBe(1);
});

test('a wrong code clears the field, says so and lets one try again', async () => {
  const { form, answers, signedIn } = setUp();
  form.email.value = 'a@example.com';
  await form.sendCode();
  answers.push(refusal('HX_CODE_WRONG'));
  form.code.value = '000000';
  await form.confirm();
  expect(form.step.value).toBe('code');
  expect(form.code.value).toBe('');
  expect(form.problem.value).toBe(refusal('HX_CODE_WRONG').en);
  expect(signedIn()).toBe(0);
});

test('a used-up code lets another be sent at once', async () => {
  const { form, answers } = setUp();
  form.email.value = 'a@example.com';
  await form.sendCode();
  expect(form.canSend.value).toBe(false);
  answers.push(refusal('HX_CODE_EXPIRED'));
  form.code.value = '123456';
  await form.confirm();
  expect(form.canSend.value).toBe(true);
});

test('the rate limit counts down for as long as the server says', async () => {
  const { form, answers } = setUp();
  form.email.value = 'a@example.com';
  answers.push(refusal('HX_TOO_MANY', 5));
  await form.sendCode();
  expect(form.step.value).toBe('address');
  expect(form.waitSeconds.value).toBe(5);
  expect(form.canSend.value).toBe(false);
  vi.advanceTimersByTime(5_000);
  expect(form.canSend.value).toBe(true);
});

test('without a network one stays on the step with the words kept', async () => {
  const { form, answers } = setUp();
  form.email.value = 'a@example.com';
  await form.sendCode();
  answers.push(new LinkError('HX_NETWORK'));
  form.code.value = '123456';
  await form.confirm();
  expect(form.code.value).toBe('123456');
  expect(form.problem.value).not.toBeNull();
  expect(form.busy.value).toBe(false);
});

test('another code may be asked for after a minute', async () => {
  const { form } = setUp();
  form.email.value = 'a@example.com';
  await form.sendCode();
  vi.advanceTimersByTime((resendAfterSeconds - 1) * 1_000);
  expect(form.canSend.value).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(form.canSend.value).toBe(true);
});

test('pressing twice sends one code', async () => {
  const { form, calls } = setUp();
  form.email.value = 'a@example.com';
  await Promise.all([form.sendCode(), form.sendCode()]);
  expect(calls).toHaveLength(1);
});

test('an address that is changed while a code is on its way to the old one stays to be asked for', async () => {
  const { form } = setUp();
  form.email.value = 'a@example.com';
  const sent = form.sendCode();
  form.email.value = 'b@example.com';
  await sent;
  expect(form.step.value).toBe('address');
});
