import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

const PRIVACY = '/cgi-bin/component/getprivacysetting';
const DOMAINS = '/wxa/modify_domain';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

describe('what the owner set in the console', () => {
  it('is what is read afterwards', async () => {
    await emulator.control('PUT', '/accounts', {
      privacyKeys: ['PhoneNumber'],
      privacyContact: 'a@example.com',
      serverDomains: ['https://a.example.com'],
    });
    expect(await emulator.call(MINI, PRIVACY, { privacy_ver: 1 })).toMatchObject({
      privacy_list: ['PhoneNumber'],
      setting_list: [{ privacy_key: 'PhoneNumber' }],
      owner_setting: { contact_email: 'a@example.com' },
    });
    expect(await emulator.call(MINI, DOMAINS, { action: 'get' })).toMatchObject({
      requestdomain: ['https://a.example.com'],
    });
  });

  it('can be kept from the account itself, and is never changed by a call', async () => {
    expect(await emulator.call(MINI, DOMAINS, { action: 'set' })).toMatchObject({ errcode: 85015 });
    await emulator.control('PUT', '/accounts', { blockedApis: [PRIVACY, DOMAINS] });
    expect(await emulator.call(MINI, PRIVACY, {})).toMatchObject({ errcode: 48001 });
    expect(await emulator.call(MINI, DOMAINS, { action: 'get' })).toMatchObject({ errcode: 48001 });
  });
});
