import { describe, expect, test } from 'vitest';

import { getPrivacyGuideline, getServerDomains } from '../index.ts';
import { runWireCase, type WireCase } from '../testing/wire-case.ts';

const cases: Readonly<Record<string, WireCase>> = {
  'the guideline in force': {
    call: (client) => getPrivacyGuideline(client),
    request: { path: '/cgi-bin/component/getprivacysetting', body: { privacy_ver: 1 } },
    reply: {
      errcode: 0,
      code_exist: 1,
      privacy_list: ['UserInfo', 'PhoneNumber'],
      setting_list: [
        { privacy_key: 'UserInfo', privacy_text: '展示昵称', privacy_label: '用户信息' },
        { privacy_key: 'PhoneNumber', privacy_text: '' },
      ],
      owner_setting: { contact_email: 'a@example.com', contact_phone: '' },
    },
    result: {
      detected: ['UserInfo', 'PhoneNumber'],
      declared: [
        { key: 'UserInfo', purpose: '展示昵称' },
        { key: 'PhoneNumber', purpose: undefined },
      ],
      hasContact: true,
    },
  },
  'a guideline in preparation that nobody wrote yet': {
    call: (client) => getPrivacyGuideline(client, 'develop'),
    request: { path: '/cgi-bin/component/getprivacysetting', body: { privacy_ver: 2 } },
    reply: { errcode: 0, privacy_list: null, owner_setting: { contact_email: '' } },
    result: { detected: [], declared: [], hasContact: false },
  },
  'the server domains': {
    call: getServerDomains,
    request: { path: '/wxa/modify_domain', body: { action: 'get' } },
    reply: { errcode: 0, requestdomain: ['https://a.example.com'], wsrequestdomain: [] },
    result: { request: ['https://a.example.com'], socket: [], upload: [], download: [] },
  },
};

describe('what the owner set in the console', () => {
  test.each(Object.entries(cases))('%s: is read over the wire', async (_name, one) => {
    const { request, result } = await runWireCase(one);
    expect(request).toMatchObject({ method: 'POST', ...one.request });
    expect(result).toEqual(one.result);
  });
});
