import { operations } from '@huixiang/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { api } from '../../platform/api.ts';
import { enter, refreshSession, rename, session, signOut } from './session.ts';

const reply = { csrf: null, demo: true, minor: false, staffOf: [] };
const member = { id: 1, nickname: '青' };

/** The server: who it takes us for, and questions that wait for their answer. */
let known: typeof member | null = member;
let waiting: (() => void)[] = [];
let slow = false;

beforeEach(async () => {
  known = member;
  waiting = [];
  slow = false;
  vi.spyOn(api, 'call').mockImplementation(((operation: { id: string }, input: { body: typeof member }) => {
    if (operation.id === operations.signOut.id) known = null;
    if (operation.id === operations.renameMe.id) known = { ...member, nickname: input.body.nickname };
    if (operation.id !== operations.getSession.id) return Promise.resolve(known);
    // Read when it is asked, however late the answer comes.
    const then = { ...reply, member: known };
    if (!slow) return Promise.resolve(then);
    return new Promise((resolve) => waiting.push(() => resolve(then)));
  }) as never);
  await enter({ token: 't', csrf: 'c', expiresAt: 1, member });
  slow = true;
});
afterEach(() => void vi.restoreAllMocks());

describe('who is signed in', () => {
  it('is nobody after signing out, however late the server answers who it was before', async () => {
    const asking = refreshSession();
    await signOut();
    waiting.forEach((answer) => answer());
    await asking;
    expect(session).toMatchObject({ status: 'guest', member: null, demo: true });
  });

  it('keeps a new nickname when an answer comes that was read before', async () => {
    const asking = refreshSession();
    await rename('小雨');
    waiting.forEach((answer) => answer());
    await asking;
    expect(session.member?.nickname).toBe('小雨');
  });

  it('stays signed in when an answer comes that was read as a guest', async () => {
    await signOut();
    const asking = refreshSession();
    known = member;
    const entering = enter({ token: 't', csrf: 'c', expiresAt: 1, member });
    waiting.toReversed().forEach((answer) => answer());
    await Promise.all([asking, entering]);
    expect(session).toMatchObject({ status: 'member', member });
  });
});
