import type { Pool } from '@huixiang/postgres';
import { expect, test } from 'vitest';
import { Blocks } from './blocks/blocks.ts';
import { Authority } from './identity/authority.ts';
import { MemberDirectory } from './identity/member-directory.ts';
import { Standing } from './identity/standing.ts';
import type { Bus } from './live/bus.ts';
import { createOpenerBook } from './openers/opener-book.ts';
import { PhoneGate } from './wechat/phone-gate.ts';

/** A store that answers when it is told to, and what it was asked meanwhile. */
function slowStore() {
  const asked: { readonly name: string; readonly answer: (...rows: object[]) => void }[] = [];
  const query = ({ name }: { name: string }) =>
    new Promise((resolve) => {
      asked.push({ name, answer: (...rows) => resolve({ rows }) });
    });
  return { pool: { query } as unknown as Pool, asked };
}

const readings = [
  {
    what: 'whom a member blocks',
    make(pool: Pool) {
      const blocks = new Blocks(pool);
      return { reload: () => blocks.reload(1), holds: () => blocks.of(1).size > 0 };
    },
    before: { member_id: 1, blocked_id: 2 },
  },
  {
    what: 'whether a space asks for a telephone number',
    make(pool: Pool) {
      const gate = new PhoneGate({ pool, everywhere: false });
      return { reload: () => gate.reload(1), holds: () => gate.isRequired(1) };
    },
    before: { space_id: 1 },
  },
  {
    what: 'who is young',
    make(pool: Pool) {
      const standing = new Standing(pool);
      return { reload: () => standing.reload(1), holds: () => standing.isYoung(1) };
    },
    before: { member_id: 1, child: false },
  },
];

test.each(readings)(
  '$what is what was read last, however late the answer before it comes',
  async (reading) => {
    const { pool, asked } = slowStore();
    const { reload, holds } = reading.make(pool);
    const both = [reload(), reload()];
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    // Backwards: of two readings under way together the earlier one is answered last.
    const [first, ...others] = asked.splice(0);
    for (const { answer } of others.toReversed()) answer();
    first?.answer(reading.before);
    let done = false;
    void Promise.all(both).then(() => (done = true));
    await expect
      .poll(() => {
        for (const { answer } of asked.splice(0)) answer();
        return done;
      })
      .toBe(true);
    expect(holds()).toBe(false);
  },
);

const silentBus: Bus = {
  publish: () => undefined,
  countsMoved: () => undefined,
  subscribe: () => () => undefined,
  close: () => Promise.resolve(),
};

const caches = [
  {
    what: 'the roles of a space',
    make(pool: Pool) {
      const authority = new Authority({ pool, now: () => 0, standing: new Standing(pool) });
      return { ask: () => authority.isStaff(1, 2), change: () => authority.forget(1) };
    },
    row: { member_id: 2, role: 'moderator', blocked: false },
  },
  {
    what: 'the name of a member',
    make(pool: Pool) {
      const members = new MemberDirectory(pool);
      return { ask: () => members.card(1), change: () => members.forget(1) };
    },
    row: { member_id: 1, nickname: '从前的名字', avatar: null },
  },
  {
    what: 'the openers of a space',
    make(pool: Pool) {
      const book = createOpenerBook({ pool, bus: silentBus, now: () => 0 });
      return { ask: () => book.of(1), change: () => book.changed(1) };
    },
    row: { kind: 'interest-group', opener_id: null },
  },
];

test.each(caches)('$what that was read before a change and comes after it is read anew', async (cache) => {
  const { pool, asked } = slowStore();
  const { ask, change } = cache.make(pool);
  const askAndAnswer = async (before: () => void): Promise<number> => {
    const asking = ask();
    let answered = 0;
    let done = false;
    void asking.then(() => (done = true));
    await expect
      .poll(() => {
        if (asked.length > 0) before();
        for (const { answer } of asked.splice(0)) {
          answered += 1;
          answer(cache.row);
        }
        return done;
      })
      .toBe(true);
    return answered;
  };
  expect(await askAndAnswer(change)).toBeGreaterThan(0);
  expect(await askAndAnswer(() => undefined)).toBeGreaterThan(0);
  expect(await askAndAnswer(() => undefined)).toBe(0);
});
