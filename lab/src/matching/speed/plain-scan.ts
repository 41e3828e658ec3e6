import type { AudienceMember, AudienceQuestion } from '@huixiang/matching';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
/** The first day of the epoch was a Thursday, three days into its week. */
const EPOCH_DAY_OF_WEEK = 3;
const FATIGUE_HALF_LIFE_MS = 12 * HOUR_MS;

/**
 * What one would write first: an array of objects, all of them looked at for each comment. The rules and the score are
 * those that the index promises, told a second time, so that it is both what the index is compared with and its judge.
 */
export class PlainScan {
  private readonly members: AudienceMember[] = [];

  add(member: AudienceMember): void {
    this.members.push(member);
  }

  /** Of these ids, the members. */
  pick(ids: ReadonlySet<number>): Map<number, AudienceMember> {
    return new Map(this.members.filter(({ id }) => ids.has(id)).map((member) => [member.id, member]));
  }

  /** The scores of the best who may be asked, best first, as many as are wanted. */
  best(question: AudienceQuestion): number[] {
    const wanted = new Map(question.tags);
    const best: number[] = [];
    for (const member of this.members) {
      if (!mayBeAsked(member, question)) continue;
      const score = scoreOf(member, question, wanted);
      if (best.length === question.count && score <= (best.at(-1) ?? 0)) continue;
      let place = best.length;
      while (place > 0 && (best[place - 1] as number) < score) place -= 1;
      best.splice(place, 0, score);
      if (best.length > question.count) best.pop();
    }
    return best;
  }
}

/** On, personalised, in an active and no quiet hour, reads the language, has budget left, not the author, not excluded. */
function mayBeAsked(member: AudienceMember, question: AudienceQuestion): boolean {
  return member.personalised && keepsRules(member, question);
}

/** The same for those drawn at random, for which nobody has to be personalised. */
export function keepsRules(member: AudienceMember, question: AudienceQuestion): boolean {
  const { quietFrom, quietTo, languages, weeklyBudget, askedThatWeek, lastAskedAt } = member;
  const { language, now } = question;
  if (!member.on) return false;
  const local = now + member.utcOffsetMinutes * MINUTE_MS;
  const hour = Math.floor(local / HOUR_MS) % 24;
  if (((member.activeHours >> hour) & 1) === 0) return false;
  const quiet =
    quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
  if (quiet || (language !== 0 && languages !== 0 && (languages & language) === 0)) return false;
  const thisWeek =
    lastAskedAt !== null && weekOf(lastAskedAt + member.utcOffsetMinutes * MINUTE_MS) >= weekOf(local);
  if ((thisWeek ? askedThatWeek : 0) >= weeklyBudget) return false;
  return member.id !== question.authorId && !question.excludes(member.id);
}

function weekOf(local: number): number {
  return Math.floor((Math.floor(local / DAY_MS) + EPOCH_DAY_OF_WEEK) / 7);
}

/** Fit x accept rate x freshness. @param wanted weights of the comment's tags by name */
export function scoreOf(
  member: AudienceMember,
  question: AudienceQuestion,
  wanted: ReadonlyMap<string, number>,
): number {
  let match = 0;
  for (const [tag, weight] of member.tags) match += weight * (wanted.get(tag) ?? 0);
  const fit = Math.max(0.01, 0.1 + 0.65 * Math.min(1, match) + nearness(member.region, question.region));
  const age = question.now - (member.lastAskedAt ?? 0);
  return fit * member.acceptRate * (1 - member.fatigue * 0.5 ** (age / FATIGUE_HALF_LIFE_MS));
}

function nearness(own: string | null, wanted: string | null): number {
  if (own === null || wanted === null) return 0;
  if (own === wanted) return 0.25;
  return own.slice(0, 2) === wanted.slice(0, 2) ? 0.125 : 0;
}
