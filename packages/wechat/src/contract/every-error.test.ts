import { defaultSeed, startEmulator, type Emulator } from '@huixiang/wechat-emulator';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { listCategories, WechatLinkError } from '../index.ts';
import { documentedErrors } from '../testing/documented-errors.ts';
import { createEmulatorBed, type EmulatorBed } from '../testing/emulator-bed.ts';
import { emulatorOptions } from '../testing/emulator-options.ts';

const READ = '/wxaapi/newtmpl/getcategory';
/** How often one call is sent when it always fails like this; a call that may be repeated is tried three times. */
const SENT = { never: 1, 'new-token': 2, soon: 3, 'next-minute': 1, tomorrow: 1 } as const;

let emulator: Emulator;
let bed: EmulatorBed;
beforeEach(async () => {
  emulator = await startEmulator(emulatorOptions());
  bed = createEmulatorBed(emulator, defaultSeed.accounts);
});
afterEach(() => emulator.close());

test.each(documentedErrors)('%i over the wire is %s, to be repeated: %s', async (code, kind, retry) => {
  let sent = 0;
  const client = bed.anotherMini({
    fetch: (url, init) => {
      if (url.includes(READ)) sent += 1;
      return fetch(url, init);
    },
  });
  await bed.control('POST', '/faults', { kind: 'errcode', match: READ, errcode: code, times: 0 });
  await expect(listCategories(client)).rejects.toMatchObject({ code, kind, retry });
  expect(sent).toBe(SENT[retry]);
  await bed.control('DELETE', '/faults');
  const again = await listCategories(client).catch((error: unknown) => error);
  const waits = retry === 'tomorrow' || retry === 'next-minute';
  expect(again instanceof WechatLinkError && again.problem === 'quota').toBe(waits);
});
