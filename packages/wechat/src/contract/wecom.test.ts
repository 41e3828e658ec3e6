import { defaultSeed, startEmulator, type Emulator } from '@huixiang/wechat-emulator';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  decryptOpenData,
  findCustomerGroup,
  getCustomerGroup,
  getCustomerGroupFiguresByDay,
  getCustomerGroupFiguresByOwner,
  listCustomerGroups,
  miniProgramLogin,
  readGroupEntry,
  type SealedOpenData,
} from '../index.ts';
import { createEmulatorBed, type EmulatorBed } from '../testing/emulator-bed.ts';
import { emulatorOptions, MINI_APPID } from '../testing/emulator-options.ts';

let emulator: Emulator;
let bed: EmulatorBed;

beforeAll(async () => {
  emulator = await startEmulator(emulatorOptions());
  bed = createEmulatorBed(emulator, defaultSeed.accounts);
});
afterAll(() => emulator.close());

test('the group a member came from is found among the customer groups, with its people', async () => {
  const { sessionKey, unionId } = await miniProgramLogin(bed.mini, await bed.loginCode('xiaolin'));
  const path = '/groups/customers/enter';
  const sealed = await bed.control<SealedOpenData>('POST', path, { user: 'xiaolin', scene: 1158 });
  const opened = decryptOpenData(sealed, { sessionKey, appId: MINI_APPID });
  const openGroupId = opened.ok ? readGroupEntry(opened.data)?.openGroupId : undefined;
  const chatId = await findCustomerGroup(bed.wecom, openGroupId ?? '');
  expect((await listCustomerGroups(bed.wecom)).chatIds).toContain(chatId);
  const group = await getCustomerGroup(bed.wecom, { chatId, withNames: true });
  expect(group).toMatchObject({ chatId, name: '书店老朋友' });
  const customers = group.members.filter(({ staff }) => !staff);
  expect(customers.map(({ name }) => name)).toEqual(['小林', '陈默']);
  expect(customers[0]?.unionId).toBe(unionId);
  expect(group.members.filter(({ staff }) => staff).map(({ userId }) => userId)).toEqual([group.ownerId]);
});

test('an ordinary group is none of them', async () => {
  await expect(findCustomerGroup(bed.wecom, 'none')).rejects.toMatchObject({ code: 40097 });
});

test('the figures are sums by owner and by day', async () => {
  for (const user of ['xiaolin', 'xiaolin', 'chenmo']) {
    await bed.control('POST', '/groups/customers/messages', { user });
  }
  const [chatId] = (await listCustomerGroups(bed.wecom)).chatIds;
  const { ownerId = '' } = await getCustomerGroup(bed.wecom, { chatId: chatId ?? '' });
  const today = Math.floor(emulator.clock.now() / 1000);
  const days = { from: today - 86_400, to: today, ownerIds: [ownerId] };
  const byOwner = await getCustomerGroupFiguresByOwner(bed.wecom, days);
  expect(byOwner.get(ownerId)).toMatchObject({ messages: 3, membersWithMessages: 2 });
  const byDay = await getCustomerGroupFiguresByDay(bed.wecom, days);
  expect(byDay.map(({ messages }) => messages)).toEqual([0, 3]);
});

test('the company has one token for many calls, and another when that has expired', async () => {
  await Promise.all(Array.from({ length: 20 }, () => listCustomerGroups(bed.wecom)));
  expect(await bed.count('/cgi-bin/gettoken')).toBe(1);
  await bed.advance(7_200_000);
  await listCustomerGroups(bed.wecom);
  expect(await bed.count('/cgi-bin/gettoken')).toBe(2);
});
