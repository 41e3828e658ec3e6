import { LinkError } from '@huixiang/client';
import { refusal } from '@huixiang/client/testing';
import { describe, expect, it } from 'vitest';

import { useResource } from './use-resource.ts';

const gone = refusal('HX_NOT_FOUND');

/** A resource that is answered with these, one after the other. */
function answered(...answers: (string | Error)[]) {
  return useResource(() => {
    const answer = answers.shift() ?? '';
    return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(answer);
  });
}

describe('one thing that a page shows', () => {
  it('stays in view when asking for it again fails', async () => {
    const { state, load } = answered('first', new LinkError('HX_NETWORK'));
    await load();
    await load();
    expect(state).toMatchObject({ status: 'ready', value: 'first', failure: { kind: 'offline' } });
  });

  it('leaves the page once the server says that it is gone, and comes back with it', async () => {
    const { state, load } = answered('first', gone, 'restored');
    await load();
    await load();
    expect(state).toMatchObject({ status: 'failed', value: undefined, failure: { kind: 'gone' } });
    await load();
    expect(state).toMatchObject({ status: 'ready', value: 'restored', failure: undefined });
  });

  it('shows the answer to the last call, however late an earlier one comes', async () => {
    const waiting: ((value: string) => void)[] = [];
    const { state, load } = useResource(() => new Promise<string>((resolve) => waiting.push(resolve)));
    const calls = [load(), load()];
    waiting[1]?.('second');
    waiting[0]?.('first');
    await Promise.all(calls);
    expect(state.value).toBe('second');
  });
});
