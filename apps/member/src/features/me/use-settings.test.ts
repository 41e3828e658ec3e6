import { LinkError } from '@huixiang/client';
import { describe, expect, it } from 'vitest';

import { useSettings } from './use-settings.ts';

interface Settings {
  readonly digest: boolean;
  readonly quiet: boolean;
}

/** A page of settings and its server, which answers what is asked when the test says so. */
function setUp() {
  let stored: Settings = { digest: false, quiet: false };
  const asked: { act: string; answer: (error?: Error) => void }[] = [];
  const ask = (act: string, outcome: () => Settings) =>
    new Promise<Settings>((resolve, reject) => {
      asked.push({ act, answer: (error) => (error === undefined ? resolve(outcome()) : reject(error)) });
    });
  const page = useSettings<Settings>(() => {
    // Read when it is asked, however late the answer comes.
    const then = stored;
    return ask('read', () => then);
  });
  /** Builds the whole from what is shown, as the pages do. */
  function press(part: Partial<Settings>): Promise<void> {
    const body = { ...page.state.value!, ...part };
    return page.save(() => ask('save', () => (stored = body)), body);
  }
  /** Answers what was asked first. */
  async function answer(act: string, error?: Error): Promise<void> {
    await expect.poll(() => asked[0]?.act).toBe(act);
    asked.shift()?.answer(error);
  }
  return { page, press, answer, asked, stored: () => stored };
}

async function opened() {
  const one = setUp();
  const loading = one.page.load();
  await one.answer('read');
  await loading;
  return one;
}

describe('a page of settings', () => {
  it('shows again what the server has when a change is refused', async () => {
    const { page, press, answer } = await opened();
    const pressed = press({ digest: true });
    expect(page.state.value?.digest).toBe(true);
    await answer('save', new LinkError('HX_NETWORK'));
    await pressed;
    await answer('read');
    await expect.poll(() => page.state.value).toEqual({ digest: false, quiet: false });
  });

  it('keeps in view what is pressed while it reads again, and builds the next change on it', async () => {
    const { page, press, answer, asked, stored } = await opened();
    const refused = press({ digest: true });
    await answer('save', new LinkError('HX_NETWORK'));
    await refused;
    const first = press({ quiet: true });
    await answer('read');
    await expect.poll(() => asked[0]?.act).toBe('save');
    const second = press({ digest: false });
    await answer('save');
    await answer('save');
    await Promise.all([first, second]);
    expect(stored()).toEqual({ digest: false, quiet: true });
    expect(page.state.value).toEqual(stored());
  });

  it('does not show what was pulled down before a change over that change', async () => {
    const { page, press, answer } = await opened();
    const pulled = page.load();
    const pressed = press({ quiet: true });
    await answer('read');
    await pulled;
    expect(page.state.value?.quiet).toBe(true);
    await answer('save');
    await pressed;
    expect(page.state.value).toEqual({ digest: false, quiet: true });
  });
});
