import type { MemberCard } from '@huixiang/contract';

/** Somebody who speaks to more people at once is calling a meeting. */
const MENTIONS_MAX = 5;

/**
 * Whom a text speaks to as `@nickname`: of each name the first of the speakers who bears it, and where one name begins
 * with another the longer one.
 *
 * @param speakers who may be meant, the likeliest first
 */
export function findMentions(text: string, speakers: readonly MemberCard[]): MemberCard[] {
  const longestFirst = speakers
    .filter(({ nickname }) => nickname !== '')
    .toSorted((a, b) => b.nickname.length - a.nickname.length);
  const found = new Map<number, MemberCard>();
  for (let at = text.indexOf('@'); at >= 0 && found.size < MENTIONS_MAX; at = text.indexOf('@', at + 1)) {
    const speaker = longestFirst.find(({ nickname }) => text.startsWith(nickname, at + 1));
    if (speaker !== undefined) found.set(speaker.id, speaker);
  }
  return [...found.values()];
}
