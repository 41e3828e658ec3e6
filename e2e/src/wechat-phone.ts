import { type MiniProgram, openMiniProgram, type OpenOptions } from '@huixiang/mini-program-harness';
import type { Driver } from './driver.ts';
import { eventually } from './eventually.ts';
import { phoneNetwork } from './mini-program-network.ts';
import { builtMiniProgram } from './root.ts';
import type { RunningServer } from './start-server.ts';
import type { Actor } from './world.ts';

/** Where the app keeps the token of its session. */
export const TOKEN = 'huixiang.token';

/** What is kept on a phone on which `as` signed in earlier; nothing when absent. */
export function storageOf(as?: Actor): Map<string, unknown> {
  return new Map(as === undefined ? [] : [[TOKEN, JSON.stringify(as.token)]]);
}

/** The built mini-program on some phone, from which requests reach the server. */
export function openApp(
  { address }: { readonly address: string },
  options: Partial<OpenOptions>,
): Promise<MiniProgram> {
  return openMiniProgram({ dist: builtMiniProgram, fetch: phoneNetwork(address).ask, ...options });
}

/** Tells the emulated WeChat beside a server what happens outside of the app, or asks it what it saw. */
export async function control<Answer>(
  { emulator }: RunningServer,
  path: string,
  body?: object,
  method = body === undefined ? 'GET' : 'POST',
): Promise<Answer> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return (await (await fetch(`${emulator}__emu${path}`, init)).json()) as Answer;
}

/** What `wx.login` gives to this person of the emulated WeChat. */
export async function loginCode(server: RunningServer, user: string, scene?: number): Promise<string> {
  return (await control<{ code: string }>(server, '/login', { user, scene })).code;
}

/** The built mini-program on the phone of a person of the emulated WeChat. */
export async function openPhone(
  server: RunningServer,
  user: string,
  { answers, ...options }: Partial<OpenOptions>,
): Promise<MiniProgram> {
  const code = await loginCode(server, user, options.launch?.scene);
  return openApp(server, { ...options, answers: { login: () => code, ...answers } });
}

/** Signs in by WeChat on the page that asks for it. */
export async function signInByWechat(app: Pick<MiniProgram | Driver, 'exists' | 'tap'>): Promise<void> {
  await eventually('#sign-in-wechat', () => app.exists('sign-in-wechat'));
  await app.tap('sign-in-terms');
  await app.tap('sign-in-wechat');
}

/** Proves on the page that asks for it that this person has a telephone number. */
export async function verifyPhone(server: RunningServer, app: MiniProgram, user: string): Promise<void> {
  await eventually('#phone-verify', () => app.exists('phone-verify'));
  const { code } = await control<{ code: string }>(server, '/phone', { user });
  await app.emit('phone-verify', 'getphonenumber', { code, errMsg: 'getPhoneNumber:ok' });
  await eventually('#phone-verified', () => app.exists('phone-verified'));
}

/** Writes below the post in view. */
export async function writeComment(app: MiniProgram, text: string): Promise<void> {
  // What was written before may be on its way still, its sheet over the page.
  await eventually('#composer-open alone', () => app.exists('composer-open') && !app.exists('composer-text'));
  await app.tap('composer-open');
  await eventually('#composer-text', () => app.exists('composer-text'));
  await app.input('composer-text', text);
  await app.tap('composer-send');
}
