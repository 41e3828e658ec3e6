import { cpuOfFamily, cpuOfMachine, usageOf } from './process-usage.ts';

/** What a server and PostgreSQL used while it was measured; null where the system does not tell. */
export interface Metered {
  /** Largest resident size seen. */
  readonly rssMb: number | null;
  /** CPU seconds per second. */
  readonly serverCores: number | null;
  readonly postgresCores: number | null;
  /** Of the whole machine. */
  readonly machineCores: number | null;
}

export const NOT_METERED: Metered = {
  rssMb: null,
  serverCores: null,
  postgresCores: null,
  machineCores: null,
};

const SAMPLE_MS = 100;

/** Watches a server's process and PostgreSQL's from now on. */
export async function startMeter(serverPid: number, postgresPid: number): Promise<() => Promise<Metered>> {
  const server = await usageOf(serverPid);
  const postgres = await cpuOfFamily(postgresPid);
  const machine = await cpuOfMachine();
  const startedAt = performance.now();
  let rssMb = server?.rssMb ?? null;
  const sample = async (): Promise<void> => {
    const usage = await usageOf(serverPid);
    if (usage !== undefined) rssMb = Math.max(rssMb ?? 0, usage.rssMb);
  };
  const timer = setInterval(() => void sample(), SAMPLE_MS);
  return async () => {
    clearInterval(timer);
    const seconds = (performance.now() - startedAt) / 1000;
    const cores = (from: number | undefined, to: number | undefined): number | null =>
      from === undefined || to === undefined ? null : (to - from) / seconds;
    const [usage, family, total] = await Promise.all([
      usageOf(serverPid),
      cpuOfFamily(postgresPid),
      cpuOfMachine(),
    ]);
    await sample();
    return {
      rssMb,
      serverCores: cores(server?.cpuSeconds, usage?.cpuSeconds),
      postgresCores: cores(postgres, family),
      machineCores: cores(machine, total),
    };
  };
}
