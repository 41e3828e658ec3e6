import { randomUUID } from 'node:crypto';
import { defaultSeed, startEmulator } from '@huixiang/wechat-emulator';
import type { AccountConfig, WechatConfig } from './wechat-config.ts';

/** WeChat's part played on this machine, for the demo: without an appid there is nobody else to play it. */
export interface EmulatedWechat {
  readonly config: WechatConfig;
  /** Where a person plays WeChat: phones, groups, articles. */
  readonly page: string;
  /** Tell it where the server is, for pushes and for opening messages in a browser. */
  connect(server: string): Promise<void>;
  close(): Promise<void>;
}

/** Token and key of the emulator's pushes. They are public: nothing there is a secret. */
const PUSH = {
  token: 'emulator-push-token',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

/** A customer group with a past, so that WeCom has something to tell on the first day. */
const REGULARS = {
  id: 'regulars',
  name: '慢读书店常客',
  chatType: 4,
  owner: 'staff2',
  members: defaultSeed.users.map(({ id }) => id),
  daysAgo: 5,
  talk: [
    { user: 'ayue', daysAgo: 4 },
    { user: 'laozhou', daysAgo: 4 },
    { user: 'ayue', daysAgo: 3 },
    { user: 'anan', daysAgo: 2 },
    { user: 'xiaolin', daysAgo: 1 },
    { user: 'chenmo', daysAgo: 1 },
    { user: 'ayue', daysAgo: 1 },
  ],
} as const;

/** @param port 0 for any free one */
export async function emulateWechat({ port }: { port: number }): Promise<EmulatedWechat> {
  const accounts = defaultSeed.accounts.map((one) => ({ ...one, push: { ...one.push, ...PUSH } }));
  const emulator = await startEmulator({
    port,
    now: Date.now,
    random: Math.random,
    newId: randomUUID,
    receiverNow: Date.now,
    seed: { accounts, groups: [...defaultSeed.groups, REGULARS] },
  });
  const { address } = emulator;
  const account = (kind: 'mini' | 'official'): AccountConfig => {
    const found = accounts.find((one) => one.kind === kind);
    if (found === undefined) throw new Error(`The emulator has no account of kind ${kind}`);
    const { appId, secret } = found;
    return { appId, secret, pushToken: PUSH.token, pushAesKey: PUSH.encodingAesKey };
  };
  const [mini, official] = [account('mini'), account('official')];
  const company = accounts.find((one) => one.kind === 'corp');
  const wecom = company && { corpId: company.appId, secret: company.secret, base: address };
  const set = async (path: string, body: object): Promise<void> => {
    const reply = await fetch(`${address}/__emu${path}`, { method: 'PUT', body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`The emulated WeChat refused ${path}: ${await reply.text()}`);
  };
  return {
    config: {
      base: address,
      openBase: address,
      mini,
      official,
      wecom,
      search: { pagesPerDay: 0, category: undefined },
    },
    page: `${address}/__emu/`,
    async connect(server) {
      for (const [kind, { appId }] of Object.entries({ mini, official })) {
        await set('/pushes/target', { appid: appId, url: `${server}/api/wechat/push/${kind}` });
        await set('/accounts', { appid: appId, h5Base: `${server}/#/` });
      }
    },
    close: () => emulator.close(),
  };
}
