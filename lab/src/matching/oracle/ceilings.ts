import { logistic } from '@huixiang/matching';
import { enginePolicy, type Told } from '../engine-policy.ts';
import type { MakePolicy } from '../policy.ts';
import { dot } from '../worlds/signal.ts';
import type { Schedule } from '../worlds/schedule.ts';

/**
 * Not policies but limits: the engine, told beforehand a part of the truth that it has to learn otherwise. None knows who will
 * come. What these do not reach, no better prediction of that part reaches either.
 */
export const ceilings = {
  /** How readily each comment is answered by all who can. */
  'knows-comments': (schedule) => told('knows-comments', ratesOf(schedule, { people: false })),
  /** That, and how readily each person answers; nothing of who answers what. */
  'knows-rates': (schedule) => told('knows-rates', ratesOf(schedule, { people: true })),
  /** All of that, and what content and onboarding tell of each pair beside it, in the measure that fits the truth best. */
  'knows-rates-signal': (schedule) => told('knows-rates-signal', ratesAndSignalOf(schedule)),
  /** Who answers what. */
  'knows-answers': (schedule) =>
    told('knows-answers', (memberId, commentId) =>
      schedule.truth(memberId, commentId) === 'genuine' ? 1 : 0,
    ),
} satisfies Readonly<Record<string, (schedule: Schedule) => MakePolicy>>;

function told(name: string, probability: Told): MakePolicy {
  return enginePolicy(name, 0, probability);
}

/** Every card that could be dealt at all and would not be left. */
function* looksOf({ members, comments, truth, barrier }: Schedule) {
  for (const { id: commentId, at } of comments)
    for (const { id: memberId } of members) {
      if (barrier(memberId, commentId, at) !== null) continue;
      const outcome = truth(memberId, commentId);
      if (outcome !== 'none') yield { memberId, commentId, answered: outcome === 'genuine' };
    }
}

/** Log-odds of comment and person add up: each is as far from the usual as it is on the whole. */
function ratesOf(schedule: Schedule, { people }: { people: boolean }): Told {
  const byMember = schedule.members.map(newShare);
  const byComment = schedule.comments.map(newShare);
  const all = newShare();
  for (const { memberId, commentId, answered } of looksOf(schedule))
    for (const share of [byMember[memberId], byComment[commentId], all]) {
      if (share === undefined) continue;
      share.looks += 1;
      if (answered) share.answers += 1;
    }
  const usual = logOddsOf(all);
  const ofMember = Float64Array.from(byMember, (share) => (people ? logOddsOf(share) - usual : 0));
  const ofComment = Float64Array.from(byComment, logOddsOf);
  return (memberId, commentId) => logistic((ofComment[commentId] ?? usual) + (ofMember[memberId] ?? 0));
}

interface Share {
  looks: number;
  answers: number;
}

function newShare(): Share {
  return { looks: 0, answers: 0 };
}

/** Of a share that is never quite none or all. */
function logOddsOf({ looks, answers }: Share): number {
  return Math.log((answers + 0.5) / (looks - answers + 0.5));
}

/** Newton steps; the fit of two numbers to so many answers stands still long before. */
const STEPS = 8;

/** Logistic regression of every answer on the signal, beside the rates: `constant + rates + weight · signal`. */
function ratesAndSignalOf(schedule: Schedule): Told {
  const rates = ratesOf(schedule, { people: true });
  const signal = signalOf(schedule);
  let [constant, weight] = [0, 0];
  const probability: Told = (memberId, commentId) => {
    const rate = rates(memberId, commentId);
    return logistic(constant + Math.log(rate / (1 - rate)) + weight * signal(memberId, commentId));
  };
  for (let step = 0; step < STEPS; step += 1) {
    let [gradient, gradientOfWeight, curvature, mixed, curvatureOfWeight] = [0, 0, 0, 0, 0];
    for (const { memberId, commentId, answered } of looksOf(schedule)) {
      const p = probability(memberId, commentId);
      const x = signal(memberId, commentId);
      const missing = (answered ? 1 : 0) - p;
      gradient += missing;
      gradientOfWeight += missing * x;
      curvature += p * (1 - p);
      mixed += p * (1 - p) * x;
      curvatureOfWeight += p * (1 - p) * x * x;
    }
    const determinant = curvature * curvatureOfWeight - mixed * mixed;
    // Without any signal only the constant can be fitted.
    if (determinant < 1e-9) return rates;
    constant += (gradient * curvatureOfWeight - gradientOfWeight * mixed) / determinant;
    weight += (gradientOfWeight * curvature - gradient * mixed) / determinant;
  }
  return probability;
}

/** What content and onboarding tell of the pair alone: what they tell of the comment and of the person is taken out. */
function signalOf({ members, comments }: Schedule): Told {
  const width = comments.length;
  const pairs = new Float64Array(members.length * width);
  const ofMember = new Float64Array(members.length);
  const ofComment = new Float64Array(width);
  for (const { id: memberId, taste } of members)
    for (const { id: commentId, content } of comments) {
      const value = dot(taste, content);
      pairs[memberId * width + commentId] = value;
      ofMember[memberId] = (ofMember[memberId] ?? 0) + value / width;
      ofComment[commentId] = (ofComment[commentId] ?? 0) + value / members.length;
    }
  const usual = ofMember.reduce((sum, mean) => sum + mean, 0) / members.length;
  return (memberId, commentId) =>
    (pairs[memberId * width + commentId] ?? 0) -
    (ofMember[memberId] ?? 0) -
    (ofComment[commentId] ?? 0) +
    usual;
}
