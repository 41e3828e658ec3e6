import { emptyModel, learn, product } from '@huixiang/matching';
import { enginePolicy, type Told } from '../engine-policy.ts';
import type { MakePolicy } from '../policy.ts';
import { dot } from '../worlds/signal.ts';
import type { Schedule } from '../worlds/schedule.ts';

/** Log-odds of 999 to 1. */
const SURE = Math.log(999);
/** Standard deviation of weights of which nothing is known before: a hundred thousand answers soon decide. */
const WIDE = 3;

/**
 * Not policies but limits: the engine, told beforehand a part of the truth that it has to learn otherwise. None knows who will
 * come. What these do not reach, no better prediction of that part reaches either.
 */
export const ceilings = {
  /** How readily each comment is answered by all who can. */
  'knows-comments': telling((schedule) => ratesOf(schedule, { people: false })),
  /** That, and how readily each person answers; nothing of who answers what. */
  'knows-rates': telling((schedule) => ratesOf(schedule, { people: true })),
  /** All of that, and what content and onboarding tell of each pair beside it, in the measure that fits the truth best. */
  'knows-rates-signal': telling(ratesAndSignalOf),
  /** Who answers what. */
  'knows-answers': telling(
    ({ truth }) =>
      (memberId, commentId) =>
        truth(memberId, commentId) === 'genuine' ? SURE : -SURE,
  ),
} satisfies Readonly<Record<string, (schedule: Schedule) => MakePolicy>>;

function telling(toldOf: (schedule: Schedule) => Told): (schedule: Schedule) => MakePolicy {
  return (schedule) => enginePolicy('ceiling', 0, toldOf(schedule));
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
  return (memberId, commentId) => (ofComment[commentId] ?? usual) + (ofMember[memberId] ?? 0);
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

/** The engine's own regression, given every answer: a constant, the rates, and the signal of the pair. */
function ratesAndSignalOf(schedule: Schedule): Told {
  const rates = ratesOf(schedule, { people: true });
  const signal = signalOf(schedule);
  const model = emptyModel([0, 1, 0], WIDE);
  const featuresOf = (memberId: number, commentId: number): number[] => [
    1,
    rates(memberId, commentId),
    signal(memberId, commentId),
  ];
  for (const { memberId, commentId, answered } of looksOf(schedule))
    learn(model, featuresOf(memberId, commentId), answered);
  return (memberId, commentId) => product(model.mean, featuresOf(memberId, commentId));
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
