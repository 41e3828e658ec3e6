import { readConversations } from '../data/conversations.ts';
import { readHours } from '../data/hours.ts';
import { readJester } from '../data/jester.ts';
import { summarise, type Row } from '../report/summary.ts';
import { runTasks } from './run-tasks.ts';
import { settingsOf, type LabData, type Task } from './task.ts';

export interface MatchingRun {
  /** Seeds 1 to this. */
  readonly seeds: number;
  readonly policies: readonly string[];
  /** One setting of each kind only. */
  readonly smoke: boolean;
  readonly world?: string;
  /** A part of the setting's name. */
  readonly setting?: string;
  readonly log: (message: string) => void;
}

/** Everything below `dir` that the worlds are made of. @throws Error when a file is malformed */
export async function readData(dir: string): Promise<LabData> {
  const [jester, hours, conversations] = await Promise.all([
    readJester(dir),
    readHours(dir),
    readConversations(dir),
  ]);
  return { jester, hours, conversations };
}

/** Play every policy in every world of every seed, and put the seeds together. */
export async function runMatching(data: LabData, run: MatchingRun): Promise<Row[]> {
  const { seeds, policies, log } = run;
  const startedAt = performance.now();
  const tasks = chosen(run, settingsOf(data)).flatMap((setting) =>
    Array.from({ length: seeds }, (_, i): Task => ({ ...setting, seed: i + 1 })),
  );
  const figures = await runTasks(data, tasks, policies, ({ world, setting, seed }, finished) => {
    log(`${finished}/${tasks.length} ${world} ${setting} seed ${seed}`);
  });
  log(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return summarise(tasks, figures);
}

function chosen(
  { smoke, world, setting }: MatchingRun,
  settings: readonly Omit<Task, 'seed'>[],
): Omit<Task, 'seed'>[] {
  const fitting = settings.filter(
    (one) =>
      (world === undefined || one.world === world) &&
      (setting === undefined || one.setting.includes(setting)),
  );
  if (!smoke) return fitting;
  // The first scarce setting of each world, and the rare signal of the same conversation.
  const first = (name: string, count: number): Omit<Task, 'seed'>[] =>
    fitting.filter((one) => one.world === name).slice(0, count);
  return [...first('M1', 1), ...first('M2', 2), ...first('M3', 1)];
}
