import type { VotedConversation } from '../data/conversations.ts';
import type { Jester } from '../data/jester.ts';
import { measure } from '../metrics/measure.ts';
import { randomFrom } from '../random.ts';
import { makeM1, M1_SETTINGS } from '../worlds/m1.ts';
import { CROWDED, makeCrowded } from '../worlds/crowded.ts';
import { makeM2, SIGNALS } from '../worlds/m2.ts';
import { makeM3, STRESS } from '../worlds/m3.ts';
import type { Schedule } from '../worlds/schedule.ts';
import { play } from './play.ts';
import { makerOf } from './registry.ts';

/** All that was read from `--data`; what is absent there is null or empty. */
export interface LabData {
  readonly jester: Jester | null;
  readonly hours: readonly number[];
  readonly conversations: readonly VotedConversation[];
}

/** One world of one seed, in which all policies are played. */
export interface Task {
  readonly world: 'M1' | 'M2' | 'M3';
  readonly setting: string;
  readonly seed: number;
}

export interface Figure {
  readonly policy: string;
  readonly metric: string;
  readonly value: number;
}

/** World and setting of everything that the data allow, in the order of the report. */
export function settingsOf(data: LabData): Omit<Task, 'seed'>[] {
  const ofJester = (world: Task['world'], settings: readonly string[]): Omit<Task, 'seed'>[] =>
    data.jester === null ? [] : settings.map((setting) => ({ world, setting }));
  const m2 = data.conversations.flatMap(({ name }) =>
    SIGNALS.map((signal) => ({ world: 'M2' as const, setting: `${name} ${signal}` })),
  );
  return [
    ...ofJester(
      'M1',
      M1_SETTINGS.map(({ name }) => name),
    ),
    ...m2,
    ...ofJester('M3', [STRESS, CROWDED]),
  ];
}

/** The figures of every policy in this world. The same task gives the same figures, but for the clock's. */
export function runTask(data: LabData, task: Task, policies: readonly string[]): Figure[] {
  const schedule = scheduleOf(data, task);
  const compared = task.world === 'M2' ? ['random', 'oracle'] : [];
  // Where only the time of a deck is asked for, an oracle that has planned it beforehand says nothing.
  const played = task.setting === CROWDED ? policies.filter((name) => name !== 'oracle') : policies;
  const measured = new Map(
    [...new Set([...compared, ...played])].map((policy) => [policy, runPolicy(schedule, policy)]),
  );
  if (task.world === 'M2') addGapClosed(measured);
  return played.flatMap((policy) =>
    [...(measured.get(policy) ?? [])].map(([metric, value]) => ({ policy, metric, value })),
  );
}

function runPolicy(schedule: Schedule, name: string): Map<string, number> {
  const { seed, wantedMs } = schedule;
  const policy = makerOf(name, schedule)({ seed, random: randomFrom(4, seed), wantedMs });
  return measure(schedule, play(schedule, policy));
}

/** How far each policy gets from random to the oracle within a day; 1 where both are equal. */
function addGapClosed(measured: ReadonlyMap<string, Map<string, number>>): void {
  const low = measured.get('random')?.get('e24h') ?? 0;
  const high = measured.get('oracle')?.get('e24h') ?? 0;
  for (const figures of measured.values())
    figures.set('gapClosed', high <= low ? 1 : ((figures.get('e24h') ?? 0) - low) / (high - low));
}

function scheduleOf(data: LabData, { world, setting, seed }: Task): Schedule {
  const { jester, hours } = data;
  if (jester !== null && world === 'M1') {
    const given = M1_SETTINGS.find(({ name }) => name === setting);
    if (given !== undefined) return makeM1(jester, hours, given, seed);
  }
  if (jester !== null && world === 'M3' && setting === STRESS) return makeM3(jester, hours, seed);
  if (jester !== null && world === 'M3' && setting === CROWDED) return makeCrowded(jester, seed);
  for (const conversation of data.conversations)
    for (const signal of SIGNALS)
      if (setting === `${conversation.name} ${signal}`) return makeM2(conversation, signal, seed);
  throw new Error(`There is no setting "${setting}" in ${world}`);
}
