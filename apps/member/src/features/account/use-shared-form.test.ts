import { inTurn } from '@huixiang/client';
import { describe, expect, it } from 'vitest';

import { useSharedForm, type SharedSettings } from './use-shared-form.ts';

interface Form {
  readonly cap: number;
  readonly personalised: boolean;
}

/** A server whose answers come when they are let go, and pages that read from it and save to it. */
function setUp() {
  let stored: Form = { cap: 6, personalised: true };
  const asked: { act: 'read' | 'save'; answer: (succeeds?: boolean) => void }[] = [];
  const shared: SharedSettings<Form> = { next: inTurn(), latest: undefined };
  let due: (() => unknown) | undefined;
  const ask = <R>(act: 'read' | 'save', success: () => R, failure: () => R): Promise<R> =>
    new Promise((resolve, reject) => {
      asked.push({
        act,
        answer(succeeds = true) {
          try {
            resolve(succeeds ? success() : failure());
          } catch (error) {
            reject(error);
          }
        },
      });
    });
  const page = () =>
    useSharedForm<Form>({
      shared,
      // Read when it is asked, however late the answer comes.
      read: () => {
        const then = stored;
        return ask<Form | undefined>(
          'read',
          () => then,
          () => undefined,
        );
      },
      save: (value) =>
        ask(
          'save',
          () => (stored = value),
          () => {
            throw new Error('offline');
          },
        ),
      onFailed: () => undefined,
      later(run) {
        due = run;
        return () => (due = undefined);
      },
    });
  /** Waits for the next request and answers it. */
  async function answer(act: 'read' | 'save', succeeds = true): Promise<void> {
    await expect.poll(() => asked[0]?.act).toBe(act);
    asked.shift()?.answer(succeeds);
  }
  async function opened() {
    const form = page();
    const loading = form.load();
    await answer('read');
    await loading;
    return form;
  }
  /** A page below another one, on which something was saved since. */
  async function belowSaved() {
    const below = await opened();
    const above = await opened();
    const saved = above.changeNow({ personalised: false });
    await answer('save');
    await saved;
    return below;
  }
  return { opened, belowSaved, answer, asked, stored: () => stored, moment: () => due?.() };
}

describe('a form of settings that other pages change as well', () => {
  it('keeps what it shows when reading again fails, and saves nothing old over it', async () => {
    const { opened, answer, stored } = setUp();
    const form = await opened();
    const saved = form.changeNow({ personalised: false });
    await answer('save');
    expect(await saved).toBe(true);
    const loading = form.load();
    await answer('read', false);
    await loading;
    expect(form.form.value?.state.value.personalised).toBe(false);
    const changed = form.changeNow({ cap: 12 });
    await answer('save');
    await changed;
    expect(stored()).toEqual({ cap: 12, personalised: false });
  });

  it('knows what the page above has saved even when reading fails', async () => {
    const { belowSaved, answer, stored } = setUp();
    const below = await belowSaved();
    const loading = below.load();
    await answer('read', false);
    await loading;
    expect(below.form.value?.state.value).toEqual({ cap: 6, personalised: false });
    const here = below.changeNow({ cap: 12 });
    await answer('save');
    await here;
    expect(stored()).toEqual({ cap: 12, personalised: false });
  });

  it('does not take back what the page above has just saved, pressed before it is read', async () => {
    const { belowSaved, answer, stored } = setUp();
    const below = await belowSaved();
    const loading = below.load();
    const here = below.changeNow({ cap: 12 });
    await answer('read');
    await answer('save');
    await Promise.all([loading, here]);
    expect(stored()).toEqual({ cap: 12, personalised: false });
    expect(below.form.value?.state.value).toEqual(stored());
  });

  it('goes on showing a change that is made while it reads, and saves it afterwards', async () => {
    const { opened, answer, asked, stored, moment } = setUp();
    const form = await opened();
    const loading = form.load();
    form.change({ cap: 12 });
    moment();
    await answer('read');
    await loading;
    expect(form.form.value?.state.value.cap).toBe(12);
    await answer('save');
    await expect.poll(stored).toEqual({ cap: 12, personalised: true });
    expect(asked).toHaveLength(0);
  });

  it('does not say that a change is saved when the save before, which took it along, failed', async () => {
    const { opened, answer } = setUp();
    const form = await opened();
    form.change({ cap: 12 });
    const leaving = form.flush();
    const changed = form.changeNow({ personalised: false });
    await answer('save', false);
    await leaving;
    expect(await changed).toBe(false);
    expect(form.form.value?.state.value).toEqual({ cap: 6, personalised: true });
  });
});
