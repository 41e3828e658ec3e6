import type { BodyOf, operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { dropKinds, loadSettings, writeSettings } from './notices.store.ts';

export type NoticeSettings = BodyOf<typeof operations.setNoticeSettings>;

/** Everything in the app; outside it nothing at night, and nothing at all without the consent. */
export const PRESET: NoticeSettings = {
  kindsOff: [],
  digest: 'daily',
  quietFrom: 22,
  quietTo: 8,
  utcOffsetMinutes: 480,
};

export async function settingsOf({ pool }: Pick<Context, 'pool'>, memberId: number): Promise<NoticeSettings> {
  const [row] = await loadSettings(pool, [memberId]);
  if (row === undefined) return PRESET;
  return {
    kindsOff: row.kinds_off,
    digest: row.digest,
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
    utcOffsetMinutes: row.utc_offset_minutes,
  };
}

export async function setSettings(
  context: Pick<Context, 'now' | 'pool'>,
  memberId: number,
  wish: NoticeSettings,
): Promise<NoticeSettings> {
  const { now, pool } = context;
  const { kindsOff, digest, quietFrom, quietTo, utcOffsetMinutes } = wish;
  await writeSettings(pool, [memberId, kindsOff, digest, quietFrom, quietTo, utcOffsetMinutes, now()]);
  await dropKinds(pool, [memberId, kindsOff]);
  return settingsOf(context, memberId);
}
