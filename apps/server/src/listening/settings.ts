import { limits, type BodyOf, type Listening, type ReplyOf, type operations } from '@huixiang/contract';
import { recordConsent } from '../consent/record-consent.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { freshThanks } from '../notices/thanks/fresh-thanks.ts';
import { isRegion } from '../regions/regions.ts';
import { isQuiet, localDay } from './local-time.ts';
import { nudgeNote } from './nudge/nudge-note.ts';
import { loadDealt, loadListener, writeListener, type ListenerRow } from './settings.store.ts';

type SettingsReply = ReplyOf<typeof operations.getListening>;

/**
 * Where a member starts: not a listener. Three decks a day, on the clock of China; no quiet hours, because nobody who
 * opens a deck should be sent away by hours that they never chose.
 */
const PRESET: Listening = {
  on: false,
  interests: [],
  region: null,
  activeHours: [8, 12, 18, 19, 20, 21],
  dailyCap: 3 * limits.deckSize,
  quietFrom: 0,
  quietTo: 0,
  utcOffsetMinutes: 480,
  personalised: true,
};

/** A member's settings as a listener, with the preset for who never changed them. */
export async function listeningOf({ pool }: Pick<Context, 'pool'>, memberId: number): Promise<Listening> {
  const [row] = await loadListener(pool, [memberId]);
  return row === undefined ? PRESET : presentListener(row);
}

export async function getListening(context: Context, memberId: number): Promise<SettingsReply> {
  const settings = await listeningOf(context, memberId);
  const left = await leftToday(context, memberId, settings);
  const heed =
    settings.on && left > 0 && !isQuiet(context.now(), settings) && !context.standing.isYoung(memberId);
  const nudge = heed ? await nudgeNote(context, memberId) : null;
  return { settings, leftToday: left, nudge, thanks: await freshThanks(context, memberId) };
}

/**
 * Change a member's settings; the next deck already follows them.
 * @throws HuixiangError HX_BODY_INVALID for an unknown region, or of a broken text rule; HX_GUARDIAN_NEEDED, HX_TERMS_NEEDED
 */
export async function setListening(
  context: Context,
  memberId: number,
  wish: BodyOf<typeof operations.setListening>,
): Promise<SettingsReply> {
  const { now, pool, standing } = context;
  if (wish.region !== null && !isRegion(wish.region)) {
    throw new HuixiangError('HX_BODY_INVALID', { field: 'body.region' });
  }
  if (wish.on) standing.requireMayAct(memberId);
  const before = await listeningOf(context, memberId);
  const interests = wish.interests.map((interest) =>
    checkText(interest, { lengthMax: limits.interestLength, field: 'body.interests' }),
  );
  await writeListener(pool, [
    memberId,
    wish.on,
    [...new Set(interests)],
    wish.region,
    wish.activeHours.reduce((hours, hour) => hours | (1 << hour), 0),
    wish.dailyCap,
    wish.quietFrom,
    wish.quietTo,
    wish.utcOffsetMinutes,
    now(),
    wish.personalised ?? null,
  ]);
  // Switching it on is the agreement itself, apart from all others; switching it off withdraws it.
  if (wish.on || before.on) await recordConsent(context, memberId, 'listening', wish.on);
  if (wish.personalised !== undefined && wish.personalised !== before.personalised)
    await recordConsent(context, memberId, 'personalisation', wish.personalised);
  return getListening(context, memberId);
}

/** Cards that may still be dealt to a listener today, in the listener's own time. */
export async function leftToday(
  { now, pool }: Pick<Context, 'now' | 'pool'>,
  memberId: number,
  { dailyCap, utcOffsetMinutes }: Listening,
): Promise<number> {
  const [row] = await loadDealt(pool, [memberId, localDay(now(), utcOffsetMinutes)]);
  return Math.max(0, dailyCap - (row?.dealt ?? 0));
}

export function presentListener(row: ListenerRow): Listening {
  return {
    on: row.is_on,
    interests: row.interests,
    region: row.region,
    activeHours: Array.from({ length: 24 }, (_, hour) => hour).filter(
      (hour) => (row.active_hours & (1 << hour)) !== 0,
    ),
    dailyCap: row.daily_cap,
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
    utcOffsetMinutes: row.utc_offset_minutes,
    personalised: row.personalised,
  };
}
