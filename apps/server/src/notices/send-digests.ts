import type { Context } from '../context.ts';
import { startRounds, type Job } from '../rounds.ts';
import { isGranted } from '../consent/consents.ts';
import { isQuiet, type QuietHours } from '../listening/local-time.ts';
import { loadNews, markSent, putOff, takeDue, type DueRow } from './digest.store.ts';
import type { Messenger } from './messenger.ts';
import { settingsOf } from './settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What was taken and not finished is taken again after this. */
const LEASE_MS = 15 * 60_000;
const BATCH_MAX = 50;
const INTERVAL_MS = 60_000;
/** At most one message in this time. */
const RHYTHM_MS = { off: Infinity, daily: DAY_MS, weekly: 7 * DAY_MS } as const;

/**
 * Send the digests that are due, each to whom it is still right to send: the consent, the switches, the quiet hours and
 * the cap of this very moment decide, not those of when it was queued.
 * @returns how many went out
 */
export async function sendDigests(context: Context, messengers: readonly Messenger[]): Promise<number> {
  const { now, pool } = context;
  let sent = 0;
  for (const due of await takeDue(pool, [now(), now() + LEASE_MS, BATCH_MAX]))
    if (await sendOne(context, messengers, due)) sent += 1;
  return sent;
}

async function sendOne(
  context: Context,
  messengers: readonly Messenger[],
  { member_id: memberId, sent_at: sentAt }: DueRow,
): Promise<boolean> {
  const { now, pool, standing } = context;
  const settings = await settingsOf(context, memberId);
  const news = await loadNews(pool, [memberId]);
  const wanted =
    settings.digest !== 'off' &&
    !standing.isYoung(memberId) &&
    (await isGranted(context, memberId, 'messages'));
  if (!wanted || news.length === 0) {
    await putOff(pool, [memberId, null]);
    return false;
  }
  const at = now();
  const next = (sentAt ?? -Infinity) + RHYTHM_MS[settings.digest];
  if (next > at || isQuiet(at, settings)) {
    await putOff(pool, [memberId, Math.max(next, quietEnd(at, settings))]);
    return false;
  }
  const outcome = await deliver(context, messengers, { memberId, news });
  if (outcome === 'sent') await markSent(pool, [memberId, at]);
  // Without a way out the news stays in the app, which everybody has.
  if (outcome === 'no-way') await putOff(pool, [memberId, null]);
  return outcome === 'sent';
}

async function deliver(
  { log }: Context,
  messengers: readonly Messenger[],
  digest: Parameters<Messenger['deliver']>[0],
): Promise<'sent' | 'no-way' | 'failed'> {
  for (const messenger of messengers) {
    const outcome = await messenger.deliver(digest).catch((error: unknown) => {
      log('A digest was not delivered', error);
      return 'failed' as const;
    });
    if (outcome !== 'no-way') return outcome;
  }
  return 'no-way';
}

/** The first full hour from which it is not quiet; now when it is not. */
function quietEnd(at: number, quiet: QuietHours): number {
  if (!isQuiet(at, quiet)) return at;
  const hours = Array.from({ length: 24 }, (_, index) => (Math.floor(at / HOUR_MS) + 1 + index) * HOUR_MS);
  return hours.find((hour) => !isQuiet(hour, quiet)) ?? at + DAY_MS;
}

/** Do so every minute. */
export function startDigests(context: Context, messengers: readonly Messenger[]): Job {
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    round: () => sendDigests(context, messengers),
    failure: 'Digests were not sent',
  });
}
