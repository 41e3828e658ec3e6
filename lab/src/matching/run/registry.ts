import { oracle } from '../oracle/oracle.ts';
import { baselines } from '../policies/baselines.ts';
import { enginePolicy } from '../engine-policy.ts';
import type { MakePolicy } from '../policy.ts';
import type { Schedule } from '../worlds/schedule.ts';

/** Policies by name. Only the oracle is made from the truth. */
const makers: ReadonlyMap<string, MakePolicy> = new Map([
  ...Object.entries(baselines),
  ['engine', enginePolicy('engine', 0)],
  ['engine-80-20', enginePolicy('engine-80-20', 0.2)],
]);

export const policyNames: readonly string[] = [...makers.keys(), 'oracle'];

/** @throws Error when no policy has this name */
export function makerOf(name: string, schedule: Schedule): MakePolicy {
  const maker = name === 'oracle' ? oracle(schedule) : makers.get(name);
  if (maker === undefined) throw new Error(`No policy "${name}", there are: ${policyNames.join(', ')}`);
  return maker;
}
