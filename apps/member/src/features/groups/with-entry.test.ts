import { ApiError } from '@huixiang/client';
import { describe, expect, it, vi } from 'vitest';

import { withEntry } from './with-entry.ts';

const refusal = (code: string) => new ApiError({ code, status: 409, zh: '', en: '' } as never);

function phone() {
  const order: string[] = [];
  let sealed = 0;
  return {
    order,
    group: () => {
      order.push('group');
      return Promise.resolve({ encryptedData: `sealed-${(sealed += 1)}`, iv: 'iv' });
    },
    login: () => {
      order.push('login');
      return Promise.resolve('code');
    },
  };
}

describe('what needs the group of a visit', () => {
  it('is done with what WeChat sealed', async () => {
    const ports = phone();
    const act = vi.fn((proof: object) => Promise.resolve(proof));
    expect(await withEntry(ports, act)).toEqual({ encryptedData: 'sealed-1', iv: 'iv' });
    expect(ports.order).toEqual(['group']);
  });

  it('is done once more after a login when the server has an older key, sealed anew', async () => {
    const ports = phone();
    const act = vi
      .fn((proof: object) => Promise.resolve(proof))
      .mockRejectedValueOnce(refusal('HX_GROUP_SESSION'));
    expect(await withEntry(ports, act)).toEqual({ encryptedData: 'sealed-2', iv: 'iv', code: 'code' });
    expect(ports.order).toEqual(['group', 'login', 'group']);
  });

  it('is given up when that does not help, or for another reason', async () => {
    const never = vi.fn(() => Promise.reject(refusal('HX_GROUP_SESSION')));
    await expect(withEntry(phone(), never)).rejects.toThrow();
    expect(never).toHaveBeenCalledTimes(2);
    const entry = vi.fn(() => Promise.reject(refusal('HX_GROUP_ENTRY')));
    await expect(withEntry(phone(), entry)).rejects.toThrow();
    expect(entry).toHaveBeenCalledTimes(1);
  });
});
