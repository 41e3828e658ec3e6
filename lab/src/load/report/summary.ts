import type { Round } from '../generator/run-round.ts';
import type { Metered } from './meter.ts';

/** One round of one probe. */
export interface Measured extends Round, Metered {
  readonly probe: string;
}

/** One probe over all rounds: medians, as the command prints them. */
export interface Row {
  readonly probe: string;
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Largest of all rounds. */
  readonly rssMb: number | null;
  /** Median over the rounds of the ratio to the echo of bare Fastify in the same round. */
  readonly ratioToFastifyEcho: number | null;
  readonly rpsMin: number;
  readonly rpsMax: number;
  readonly serverCores: number | null;
  readonly postgresCores: number | null;
  readonly clientCores: number;
  /** What the machine did besides: other programs and the network. Figures with more than about 0.15 are not quiet. */
  readonly foreignCores: number | null;
  /** CPU time of the server per request in microseconds: hardly changes when the machine is busy. */
  readonly serverMicros: number | null;
  /** Successes over all rounds, warm-ups included. */
  readonly acknowledged: number;
  readonly errors: number;
  /** Whether rows and counters were what was acknowledged; null where there is nothing to compare. */
  readonly verified: boolean | null;
}

export const REFERENCE = 'baseline-fastify-echo';

/** @param rounds the probes of each round, in the order of the rounds */
export function summarise(
  rounds: readonly (readonly Measured[])[],
  verified: ReadonlyMap<string, boolean>,
): Row[] {
  const names = new Set(rounds.flat().map(({ probe }) => probe));
  return [...names].map((probe) => {
    const all = rounds.flat().filter((measured) => measured.probe === probe);
    const ratios = rounds.flatMap((round) => {
      const [own, reference] = [probe, REFERENCE].map(
        (name) => round.find((measured) => measured.probe === name)?.rps,
      );
      return own === undefined || reference === undefined || reference === 0 ? [] : [own / reference];
    });
    const rates = all.map(({ rps }) => rps);
    return {
      probe,
      rps: Math.round(median(rates) ?? 0),
      p50Ms: rounded(median(all.map(({ p50Ms }) => p50Ms)), 100) ?? 0,
      p99Ms: rounded(median(all.map(({ p99Ms }) => p99Ms)), 100) ?? 0,
      rssMb: rounded(
        present(all.map(({ rssMb }) => rssMb)).reduce<number | undefined>(
          (a, b) => Math.max(a ?? 0, b),
          undefined,
        ),
        1,
      ),
      ratioToFastifyEcho: rounded(median(ratios), 1000),
      rpsMin: Math.round(Math.min(...rates)),
      rpsMax: Math.round(Math.max(...rates)),
      serverCores: rounded(median(present(all.map(({ serverCores }) => serverCores))), 100),
      postgresCores: rounded(median(present(all.map(({ postgresCores }) => postgresCores))), 100),
      clientCores: rounded(median(all.map(({ clientCores }) => clientCores)), 100) ?? 0,
      foreignCores: rounded(median(present(all.map(foreignCores))), 100),
      serverMicros: rounded(median(present(all.map(serverMicros))), 10),
      acknowledged: all.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      errors: all.reduce((sum, { errors }) => sum + errors, 0),
      verified: verified.get(probe) ?? null,
    };
  });
}

function foreignCores({ machineCores, serverCores, postgresCores, clientCores }: Measured): number | null {
  if (machineCores === null || serverCores === null || postgresCores === null) return null;
  return Math.max(0, machineCores - serverCores - postgresCores - clientCores);
}

function serverMicros({ serverCores, rps }: Measured): number | null {
  return serverCores === null || rps === 0 ? null : (serverCores * 1e6) / rps;
}

export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

function present(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function rounded(value: number | undefined, per: number): number | null {
  return value === undefined ? null : Math.round(value * per) / per;
}
