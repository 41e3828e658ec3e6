import type { AudienceMember, Question } from '../types.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** The rules of the index told as plainly as possible, from what `Audience.get` says is kept: who may be asked. */
export function mayAsk(member: AudienceMember, question: Question): boolean {
  const { language, now } = question;
  if (!member.on || member.id === question.authorId || question.excludes(member.id)) return false;
  const hour = new Date(now + member.utcOffsetMinutes * MINUTE_MS).getUTCHours();
  if (!hearsIn(member, hour)) return false;
  if (language !== 0 && member.languages !== 0 && (member.languages & language) === 0) return false;
  const sameWeek = member.lastAskedAt !== null && weekOf(member.lastAskedAt, member) >= weekOf(now, member);
  return (sameWeek ? member.askedThatWeek : 0) < member.weeklyBudget;
}

/** Whether a local hour is an active and no quiet one. */
export function hearsIn({ activeHours, quietFrom, quietTo }: AudienceMember, hour: number): boolean {
  const quiet =
    quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
  return Math.floor(activeHours / 2 ** hour) % 2 === 1 && !quiet;
}

/** Weeks since the Monday before the epoch, in the member's own time. */
function weekOf(time: number, { utcOffsetMinutes }: AudienceMember): number {
  const days = Math.floor((Math.floor(time / MINUTE_MS) + utcOffsetMinutes) / DAY_MINUTES);
  return Math.floor((days + 3) / 7);
}

/** How well somebody fits, what they accept and how fresh they are, multiplied. */
export function scoreFor(member: AudienceMember, question: Question): number {
  const minutes = Math.floor(question.now / MINUTE_MS) - Math.floor((member.lastAskedAt ?? 0) / MINUTE_MS);
  const fade = minutes <= 0 ? 1 : minutes >= 8 * 720 ? 0 : 0.5 ** ((16 * Math.floor(minutes / 16)) / 720);
  return fitFor(member, question) * member.acceptRate * (1 - member.fatigue * fade);
}

function fitFor(member: AudienceMember, question: Question): number {
  const strongest = [...question.tags].sort(([, a], [, b]) => b - a).slice(0, 8);
  let match = 0;
  for (const [tag, weight] of strongest) {
    match += weight * (member.tags.find(([name]) => name === tag)?.[1] ?? 0);
  }
  return Math.max(0.01, 0.1 + 0.65 * Math.min(1, match) + nearness(member.region, question.region));
}

function nearness(own: string | null, wanted: string | null): number {
  if (own === null || wanted === null) return 0;
  if (own === wanted && own.length === 4) return 0.25;
  return own.slice(0, 2) === wanted.slice(0, 2) ? 0.125 : 0;
}
