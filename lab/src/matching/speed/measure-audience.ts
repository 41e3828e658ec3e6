import {
  Audience,
  type AudienceCandidate,
  type AudienceMember,
  type AudienceQuestion,
} from '@huixiang/matching';
import { randomFrom } from '../random.ts';
import { drawMember, drawQuestion } from './crowd.ts';
import { residentBytes, timed, type Times } from './measured.ts';
import { keepsRules, PlainScan, scoreOf } from './plain-scan.ts';

/** Members and comments by which code is compiled and the heap grown before memory and time are taken. */
const WARM_UP_MEMBERS = 5_000;
const WARM_UP_COMMENTS = 500;
const WARM_UP_SCANS = 2;
/** Members drawn at a time, because drawing them is not part of taking them in. */
const PARTY = 1_000;
const STREAMS = { members: 21, comments: 22, chance: 23 } as const;

/** The same crowd, comments and chance for whoever is given the same order. */
export interface CrowdOrder {
  readonly seed: number;
  readonly members: number;
  /** Comments for which listeners are sought. */
  readonly comments: number;
  /** The first of these, for which the choice is judged. */
  readonly judged: number;
}

export interface AudienceMeasured {
  readonly buildMs: number;
  /** Per member: growth of the process, and what the index counts itself. */
  readonly residentBytes: number;
  readonly ownBytes: number;
  readonly times: Times;
  /** Share of the places that were filled. */
  readonly filled: number;
  /** Who was chosen for the judged comments. */
  readonly chosen: readonly (readonly AudienceCandidate[])[];
}

export async function measureAudience(order: CrowdOrder): Promise<AudienceMeasured> {
  warmUp(order);
  const before = await residentBytes();
  const audience = new Audience();
  const buildMs = takeIn(order.members, crowdOf(order), (member) => audience.set(member));
  const grown = (await residentBytes()) - before;
  const questions = questionsOf(order);
  const chosen = questions.slice(0, order.judged).map((question) => audience.candidates(question));
  let places = 0;
  let found = 0;
  const random = randomFrom(STREAMS.chance, order.seed);
  const lately = Array.from({ length: WARM_UP_COMMENTS }, () => drawQuestion(random));
  const times = timed([...lately, ...questions], WARM_UP_COMMENTS, (question) => {
    found += audience.candidates(question).length;
    places += question.count;
  });
  return {
    buildMs,
    residentBytes: grown / order.members,
    ownBytes: audience.bytes / order.members,
    times,
    filled: found / places,
    chosen,
  };
}

export interface ScanMeasured {
  readonly buildMs: number;
  readonly residentBytes: number;
  readonly times: Times;
  /** Sum of the scores of whom the index chose by fit / of as many of the best, of each judged comment the mean. */
  readonly scoreOfBest: number;
  /** Chosen by the index though they must not be asked. */
  readonly rulesBroken: number;
}

/** Do the same by a plain scan, on the judged comments alone, and judge by it what the index chose for them. */
export async function measureScan(
  order: CrowdOrder,
  chosen: AudienceMeasured['chosen'],
): Promise<ScanMeasured> {
  warmUp(order);
  const before = await residentBytes();
  const scan = new PlainScan();
  const buildMs = takeIn(order.members, crowdOf(order), (member) => scan.add(member));
  const grown = (await residentBytes()) - before;
  const questions = questionsOf(order).slice(0, order.judged);
  const best: number[][] = [];
  const times = timed(questions, WARM_UP_SCANS, (question) => void best.push(scan.best(question)));
  const known = scan.pick(new Set(chosen.flat().map(({ memberId }) => memberId)));
  let rulesBroken = 0;
  const shares = questions.map((question, i) => {
    const wanted = new Map(question.tags);
    const scores = (chosen[i] ?? []).flatMap(({ memberId, lane }) => {
      const member = known.get(memberId);
      if (member === undefined || !keepsRules(member, question)) rulesBroken += 1;
      return member === undefined || lane === 'random' ? [] : [scoreOf(member, question, wanted)];
    });
    const most = sumOf((best[i] ?? []).slice(0, scores.length));
    return most === 0 ? 1 : sumOf(scores) / most;
  });
  return {
    buildMs,
    residentBytes: grown / order.members,
    times,
    scoreOfBest: sumOf(shares) / shares.length,
    rulesBroken,
  };
}

/** Members one after the other, always the same. */
function crowdOf({ seed }: CrowdOrder): () => AudienceMember {
  const random = randomFrom(STREAMS.members, seed);
  return () => drawMember(random);
}

function questionsOf({ seed, comments }: CrowdOrder): AudienceQuestion[] {
  const random = randomFrom(STREAMS.comments, seed);
  return Array.from({ length: comments }, () => drawQuestion(random));
}

/** @returns milliseconds, without those in which the members were drawn */
function takeIn(members: number, draw: () => AudienceMember, take: (member: AudienceMember) => void): number {
  let spent = 0;
  for (let taken = 0; taken < members; taken += PARTY) {
    const party = Array.from({ length: Math.min(PARTY, members - taken) }, draw);
    const startedAt = performance.now();
    for (const member of party) take(member);
    spent += performance.now() - startedAt;
  }
  return spent;
}

function warmUp({ seed }: CrowdOrder): void {
  const random = randomFrom(STREAMS.chance, seed);
  const small = new Audience();
  takeIn(
    WARM_UP_MEMBERS,
    () => drawMember(random),
    (member) => small.set(member),
  );
  for (let i = 0; i < WARM_UP_COMMENTS; i += 1) small.candidates(drawQuestion(random));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
