import { ceilings } from '../oracle/ceilings.ts';
import { oracle } from '../oracle/oracle.ts';
import { baselines } from '../policies/baselines.ts';
import { enginePolicy } from '../engine-policy.ts';
import type { MakePolicy } from '../policy.ts';
import type { Schedule } from '../worlds/schedule.ts';

/** Policies by name that know nothing of the truth. */
const makers: ReadonlyMap<string, MakePolicy> = new Map([
  ...Object.entries(baselines),
  ['engine', enginePolicy('engine', 0)],
  ['engine-80-20', enginePolicy('engine-80-20', 0.2)],
]);

/** Made from the truth. */
const knowing: ReadonlyMap<string, (schedule: Schedule) => MakePolicy> = new Map([
  ['oracle', oracle],
  ...Object.entries(ceilings),
]);

/** Played unless others are asked for. */
export const policyNames: readonly string[] = [...makers.keys(), 'oracle'];
export const allPolicyNames: readonly string[] = [...makers.keys(), ...knowing.keys()];

/** @throws Error when no policy has this name */
export function makerOf(name: string, schedule: Schedule): MakePolicy {
  const maker = makers.get(name) ?? knowing.get(name)?.(schedule);
  if (maker === undefined) throw new Error(`No policy "${name}", there are: ${allPolicyNames.join(', ')}`);
  return maker;
}
