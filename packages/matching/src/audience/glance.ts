import { byteOf } from './bits.ts';
import { offsetWithin } from './record.ts';
import type { AudienceMember } from './types.ts';

/**
 * What is seen of a member first, one 32-bit word: the 24 hours in which they may be asked, and their accept rate, 8
 * bits. The hours are those of UTC, moved by what the member's offset has beyond whole hours, so that the present hour is
 * the same bit, or the next, for everybody. Who is off has no hours; who is not personalised has no rate, because how
 * readily they answer is no reason to choose them.
 */
const ALL_HOURS = 0xffffff;
const ACCEPT_SHIFT = 24;

export function glanceOf(member: AudienceMember): number {
  const hours = member.on ? turned(hoursOf(member), -wholeHours(offsetWithin(member.utcOffsetMinutes))) : 0;
  return withAccept(hours, member.personalised ? member.acceptRate : 0);
}

/** @param share 0 to 1 */
export function withAccept(glance: number, share: number): number {
  return ((glance & ALL_HOURS) | (byteOf(share) << ACCEPT_SHIFT)) >>> 0;
}

/** 0 to 255. */
export function acceptOf(glance: number): number {
  return glance >>> ACCEPT_SHIFT;
}

/** Local hours in which the member may be asked, by their UTC offset in minutes. */
export function localHoursOf(glance: number, offset: number): number {
  return turned(glance & ALL_HOURS, wholeHours(offset));
}

/** Bit of the hour in the hours of a glance, for a member of that UTC offset in minutes. */
export function hourBit(minute: number, offset: number): number {
  return 1 << (Math.floor((minute + offset - 60 * wholeHours(offset)) / 60) % 24);
}

function wholeHours(offset: number): number {
  return Math.floor(offset / 60);
}

/** Active and not quiet. */
function hoursOf({ activeHours, quietFrom, quietTo }: AudienceMember): number {
  let hours = activeHours & ALL_HOURS;
  const quiet = (quietTo - quietFrom + 24) % 24;
  for (let hour = 0; hour < quiet; hour += 1) hours &= ~(1 << ((quietFrom + hour) % 24));
  return hours;
}

/** Move each hour on by so many. */
function turned(hours: number, by: number): number {
  const left = ((by % 24) + 24) % 24;
  return ((hours << left) | (hours >>> (24 - left))) & ALL_HOURS;
}
