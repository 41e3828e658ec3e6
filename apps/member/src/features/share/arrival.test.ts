import { refusal } from '@huixiang/client/testing';
import type { ErrorCode } from '@huixiang/contract';
import { describe, expect, it, vi } from 'vitest';

import { readArrival } from './arrival.ts';

const place = { spaceId: 1, postId: 2, commentId: 3, via: 'signed' };
const asking = (answer: () => unknown) => {
  const call = vi.fn<() => Promise<unknown>>(() => Promise.resolve().then(answer));
  return { api: { call: call as never }, call };
};

describe('what a thread is opened with', () => {
  it('is its own query, without asking anybody', async () => {
    const { api, call } = asking(() => place);
    expect(await readArrival(api, { spaceId: '1', postId: '2', via: 'signed' })).toEqual({
      ...place,
      commentId: 0,
    });
    expect(call).not.toHaveBeenCalled();
  });

  it('or the code of a share card, encoded as WeChat does', async () => {
    const { api, call } = asking(() => place);
    expect(await readArrival(api, { scene: encodeURIComponent('1.ab~cd') })).toEqual(place);
    expect(call).toHaveBeenCalledWith(expect.anything(), { params: { code: '1.ab~cd' } });
    expect(await readArrival(api, { scene: '%E0%' })).toEqual(place);
  });

  it('leads to the post where the card was one of a post', async () => {
    const { api } = asking(() => ({ ...place, commentId: null }));
    expect(await readArrival(api, { scene: 'x' })).toEqual({ ...place, commentId: 0 });
  });
});

describe('a code', () => {
  const refused = (code: ErrorCode) =>
    asking(() => {
      throw refusal(code);
    });

  it('that nobody made leads nowhere', async () => {
    expect(await readArrival(refused('HX_NOT_FOUND').api, { scene: 'x' })).toBeUndefined();
    expect(await readArrival(refused('HX_BODY_INVALID').api, { scene: 'x'.repeat(99) })).toBeUndefined();
  });

  it('that could not be asked about is not given up', async () => {
    await expect(readArrival(refused('HX_OVERLOADED').api, { scene: 'x' })).rejects.toMatchObject({
      status: 503,
    });
  });
});
