import { refusal } from '@huixiang/client/testing';
import type { ErrorCode } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { withEntry, type GroupProof } from './with-entry.ts';

/** A phone and a server that refuses so often; `order` is what happened. */
function scene(refusals: readonly ErrorCode[]) {
  const order: string[] = [];
  const left = [...refusals];
  let sealed = 0;
  return {
    order,
    ports: {
      group: () => {
        order.push('group');
        return Promise.resolve({ encryptedData: `sealed-${(sealed += 1)}`, iv: 'iv' });
      },
      login: () => {
        order.push('login');
        return Promise.resolve('code');
      },
    },
    act(proof: GroupProof): Promise<GroupProof> {
      order.push('act');
      const refused = left.shift();
      return refused === undefined ? Promise.resolve(proof) : Promise.reject(refusal(refused));
    },
  };
}

describe('what needs the group of a visit', () => {
  it('is done with what WeChat sealed', async () => {
    const { ports, act, order } = scene([]);
    expect(await withEntry(ports, act)).toEqual({ encryptedData: 'sealed-1', iv: 'iv' });
    expect(order).toEqual(['group', 'act']);
  });

  it('is done once more after a login when the server has an older key, sealed anew', async () => {
    const { ports, act, order } = scene(['HX_GROUP_SESSION']);
    expect(await withEntry(ports, act)).toEqual({ encryptedData: 'sealed-2', iv: 'iv', code: 'code' });
    expect(order).toEqual(['group', 'act', 'login', 'group', 'act']);
  });

  it('is given up when that does not help, or for another reason', async () => {
    const twice = scene(['HX_GROUP_SESSION', 'HX_GROUP_SESSION']);
    await expect(withEntry(twice.ports, twice.act)).rejects.toMatchObject({ code: 'HX_GROUP_SESSION' });
    expect(twice.order.filter((step) => step === 'act')).toHaveLength(2);
    const once = scene(['HX_GROUP_ENTRY']);
    await expect(withEntry(once.ports, once.act)).rejects.toMatchObject({ code: 'HX_GROUP_ENTRY' });
    expect(once.order).toEqual(['group', 'act']);
  });
});
