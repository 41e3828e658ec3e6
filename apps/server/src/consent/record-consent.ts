import { consentVersions, type ConsentPurpose } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { addConsent } from './consent.store.ts';

/** Write a decision into the ledger, under the words of now, unless it is the standing one already. */
export async function recordConsent(
  { now, pool }: Pick<Context, 'now' | 'pool'>,
  memberId: number,
  purpose: ConsentPurpose,
  granted: boolean,
): Promise<void> {
  await addConsent(pool, [memberId, purpose, consentVersions[purpose], granted, now()]);
}

/**
 * Somebody signs in, having agreed to the terms in this version on that very screen.
 * @throws HuixiangError HX_CONSENT_OUTDATED when those are not the terms of now
 */
export async function acceptTerms(
  context: Pick<Context, 'now' | 'pool' | 'standing' | 'bus'>,
  memberId: number,
  version: number,
): Promise<void> {
  if (version !== consentVersions.terms) throw new HuixiangError('HX_CONSENT_OUTDATED');
  await recordConsent(context, memberId, 'terms', true);
  await context.standing.reload(memberId);
  context.bus.publish({ kind: 'member', memberId });
}
