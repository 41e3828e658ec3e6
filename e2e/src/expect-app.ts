import type { Driver } from './driver.ts';
import { eventually } from './eventually.ts';

/** Waits until the element reads like this. */
export async function expectText(app: Driver, id: string, expected: string | RegExp): Promise<void> {
  let last = '';
  await explained(
    app,
    () => `"${last}"`,
    async () => {
      last = await app.text(id);
      return typeof expected === 'string' ? last.includes(expected) : expected.test(last);
    },
    `#${id} to read ${expected}`,
  );
}

export async function expectThere(app: Driver, ...ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await explained(
      app,
      () => 'nothing',
      () => app.exists(id),
      `#${id}`,
    );
}

export async function expectGone(app: Driver, ...ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await explained(
      app,
      () => 'it',
      async () => !(await app.exists(id)),
      `#${id} to be gone`,
    );
}

export async function expectValue(app: Driver, id: string, expected: string): Promise<void> {
  let last = '';
  await explained(
    app,
    () => `"${last.slice(0, 80)}"`,
    async () => {
      last = await app.value(id);
      return last === expected;
    },
    `#${id} to hold "${expected.slice(0, 80)}"`,
  );
}

export async function expectRoute(app: Driver, expected: string): Promise<void> {
  let last = '';
  await explained(
    app,
    () => last,
    async () => {
      last = await app.route();
      return last === expected;
    },
    `the page ${expected}`,
  );
}

/** Waits, and tells what was on the page when it was in vain. An app that has reported a problem is not waited for. */
async function explained(
  app: Driver,
  last: () => string,
  look: () => Promise<boolean>,
  what: string,
): Promise<void> {
  try {
    await eventually(what, async () => app.problems().length > 0 || (await look()));
    if (app.problems().length > 0) throw new Error(`The app has problems on the way to ${what}`);
  } catch (error) {
    const page = await Promise.all([app.route(), app.text()]).catch(() => ['?', '?']);
    const problems = app.problems().join('\n');
    throw new Error(
      `${(error as Error).message}\nlast seen: ${last()}\npage ${page[0]}: ${page[1]?.slice(0, 600)}\n${problems}`,
      { cause: error },
    );
  }
}
