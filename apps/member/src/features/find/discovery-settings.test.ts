import { operations } from '@huixiang/contract';
import { afterEach, expect, it, vi } from 'vitest';

import { api } from '../../platform/api.ts';
import { enter } from '../session/session.ts';
import { decideDiscovery, discovery, learnDiscovery } from './discovery-settings.ts';

afterEach(() => void vi.restoreAllMocks());

const member = { id: 1, nickname: '青' };

it('shows what was decided last, however late an answer comes that was read before', async () => {
  let answer: (settings: object) => void = () => undefined;
  vi.spyOn(api, 'call').mockImplementation((operation, input) => {
    const { id } = operation as { id: string };
    if (id === operations.getSession.id)
      return Promise.resolve({ member, csrf: null, demo: false, minor: false, staffOf: [] }) as never;
    if (id === operations.setDiscovery.id)
      return Promise.resolve({
        ...discovery.settings,
        ...(input as unknown as { body: object }).body,
      }) as never;
    return new Promise((resolve) => (answer = resolve)) as never;
  });
  await enter({ token: 't', csrf: 'c', expiresAt: 1, member });
  const learning = learnDiscovery();
  expect(await decideDiscovery({ offered: false })).toBe(true);
  answer({ shown: true, offered: true });
  await learning;
  expect(discovery.settings).toEqual({ shown: true, offered: false });
});
