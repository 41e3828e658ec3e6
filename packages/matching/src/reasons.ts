import type { Candidate, Listener, Reason } from './port.ts';

/** Below this many people, few have heard a comment. */
export const FEW_HEARD = 5;
/** A comment is new within its first hour. */
export const NEW_MS = 60 * 60_000;

/** The reasons that are true of this comment and this listener, in the order in which they matter to a reader. */
export function reasonsFor(candidate: Candidate, listener: Listener, now: number): Reason[] {
  const reasons: Reason[] = [];
  const interest = interestIn(candidate, listener.interests);
  if (interest !== undefined) reasons.push({ code: 'interest', value: interest });
  if (isFrom(candidate.authorRegion, listener.region)) reasons.push({ code: 'region' });
  if (candidate.newcomer) reasons.push({ code: 'newcomer' });
  if (now - candidate.createdAt < NEW_MS) reasons.push({ code: 'new' });
  if (candidate.heard < FEW_HEARD) reasons.push({ code: 'least-heard' });
  return reasons;
}

function interestIn(candidate: Candidate, interests: readonly string[]): string | undefined {
  const words = `${candidate.postTitle}\n${candidate.text}`.toLowerCase();
  return interests.find((interest) => interest !== '' && words.includes(interest.toLowerCase()));
}

/** A city lies in its province, whose code it begins with; an author who names the province only may be anywhere in it. */
function isFrom(authorRegion: string | null, region: string | null): boolean {
  return authorRegion !== null && region !== null && region !== '' && authorRegion.startsWith(region);
}
