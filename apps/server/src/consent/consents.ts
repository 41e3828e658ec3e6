import {
  consentPurposes,
  consentVersions,
  type ConsentPurpose,
  type operations,
  type ReplyOf,
} from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { listeningOf, setListening } from '../listening/settings.ts';
import { setSettings, settingsOf } from '../notices/settings.ts';
import { loadLedger, loadStanding, setInPortraits, type ConsentRow } from './consent.store.ts';
import { recordConsent } from './record-consent.ts';

type ConsentsReply = ReplyOf<typeof operations.getConsents>;

const LEDGER_MAX = 200;

/** What a member's data may be used for, and every decision of theirs. */
export async function getConsents(context: Context, memberId: number): Promise<ConsentsReply> {
  const [standing, ledger, listening] = await Promise.all([
    loadStanding(context.pool, [memberId]),
    loadLedger(context.pool, [memberId, LEDGER_MAX]),
    listeningOf(context, memberId),
  ]);
  const switches: Partial<Record<ConsentPurpose, boolean>> = {
    listening: listening.on,
    personalisation: listening.personalised,
  };
  return {
    purposes: consentPurposes.map((purpose) => {
      const decision = standing.find((row) => row.purpose === purpose);
      return {
        purpose,
        version: consentVersions[purpose],
        effective: switches[purpose] ?? (decision !== undefined && isStanding(decision)),
        decided: decision === undefined ? null : present(decision),
      };
    }),
    ledger: ledger.map((row) => ({ purpose: row.purpose, ...present(row) })),
  };
}

/**
 * Agree to one purpose or withdraw. What hangs on it follows in the same call: nobody is dealt cards, personally or at
 * all, counted in portraits or told outside the app without a standing consent.
 * @throws HuixiangError HX_CONSENT_OUTDATED when other words were shown than those of now
 */
export async function setConsent(
  context: Context,
  memberId: number,
  { purpose, granted, version }: { purpose: ConsentPurpose; granted: boolean; version: number },
): Promise<ConsentsReply> {
  if (version !== consentVersions[purpose]) throw new HuixiangError('HX_CONSENT_OUTDATED');
  if (granted && purpose !== 'terms') context.standing.requireMayAct(memberId);
  await recordConsent(context, memberId, purpose, granted);
  await apply[purpose]?.(context, memberId, granted);
  return getConsents(context, memberId);
}

/** Whether a purpose that has no switch elsewhere is agreed to, in the words of now. */
export async function isGranted(
  { pool }: Pick<Context, 'pool'>,
  memberId: number,
  purpose: ConsentPurpose,
): Promise<boolean> {
  const decision = (await loadStanding(pool, [memberId])).find((row) => row.purpose === purpose);
  return decision !== undefined && isStanding(decision);
}

type Apply = (context: Context, memberId: number, granted: boolean) => Promise<unknown>;
const apply: Partial<Record<ConsentPurpose, Apply>> = {
  async terms(context, memberId) {
    await context.standing.reload(memberId);
    context.bus.publish({ kind: 'member', memberId });
  },
  async listening(context, memberId, on) {
    await setListening(context, memberId, { ...(await listeningOf(context, memberId)), on });
  },
  async personalisation(context, memberId, personalised) {
    await setListening(context, memberId, { ...(await listeningOf(context, memberId)), personalised });
  },
  async messages(context, memberId, granted) {
    // What is sent follows the settings; who agrees gets a row of them to change.
    if (granted) await setSettings(context, memberId, await settingsOf(context, memberId));
  },
  portraits: ({ now, pool }, memberId, granted) => setInPortraits(pool, [memberId, granted, now()]),
};

function isStanding({ granted, version, purpose }: ConsentRow): boolean {
  return granted && version === consentVersions[purpose];
}

function present({ granted, version, decided_at: at }: ConsentRow) {
  return { granted, version, at };
}
