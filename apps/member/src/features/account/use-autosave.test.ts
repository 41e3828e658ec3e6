import { describe, expect, it } from 'vitest';

import { useAutosave } from './use-autosave.ts';

interface Form {
  readonly cap: number;
  readonly on: boolean;
}

function setUp() {
  const saves: { value: Form; done: (value: Form) => void; fail: () => void }[] = [];
  const failures: unknown[] = [];
  let due: (() => void) | undefined;
  const form = useAutosave<Form>(
    { cap: 6, on: true },
    {
      save: (value) =>
        new Promise((resolve, reject) =>
          saves.push({ value, done: resolve, fail: () => reject(new Error('offline')) }),
        ),
      onFailed: (error) => failures.push(error),
      later: (run) => {
        due = run;
        return () => (due = undefined);
      },
    },
  );
  return { form, saves, failures, moment: () => due?.() };
}

describe('a form that saves itself', () => {
  it('saves changes of one moment together', () => {
    const { form, saves, moment } = setUp();
    form.change({ cap: 12 });
    form.change({ on: false });
    expect(saves).toHaveLength(0);
    moment();
    expect(saves.map((save) => save.value)).toEqual([{ cap: 12, on: false }]);
    expect(form.state.status).toBe('saving');
  });

  it('keeps a change that was made while saving, and saves it next', async () => {
    const { form, saves } = setUp();
    form.change({ cap: 12 });
    const flushing = form.flush();
    form.change({ cap: 24 });
    saves[0]!.done({ cap: 12, on: true });
    await expect.poll(() => saves.length).toBe(2);
    expect(form.state.value.cap).toBe(24);
    saves[1]!.done({ cap: 24, on: true });
    await flushing;
    expect(form.state).toEqual({ value: { cap: 24, on: true }, status: 'saved' });
  });

  it('goes back to what the server confirmed when saving fails', async () => {
    const { form, saves, failures } = setUp();
    form.change({ cap: 12 });
    const flushing = form.flush();
    saves[0]!.fail();
    await flushing;
    expect(form.state).toEqual({ value: { cap: 6, on: true }, status: 'still' });
    expect(failures).toHaveLength(1);
  });

  it('lays what is not saved yet over what was read anew, and saves both', async () => {
    const { form, saves, moment } = setUp();
    form.change({ cap: 12 });
    form.renew({ cap: 6, on: false });
    expect(form.state).toEqual({ value: { cap: 12, on: false }, status: 'still' });
    moment();
    expect(saves.map((save) => save.value)).toEqual([{ cap: 12, on: false }]);
  });

  it('goes back to what was read anew when saving fails', async () => {
    const { form, saves } = setUp();
    form.renew({ cap: 18, on: false });
    form.change({ on: true });
    const flushing = form.flush();
    saves[0]!.fail();
    await flushing;
    expect(form.state.value).toEqual({ cap: 18, on: false });
  });

  it('saves nothing when nothing has changed', async () => {
    const { form, saves } = setUp();
    await form.flush();
    expect(saves).toHaveLength(0);
  });
});
