import { readdir, readFile } from 'node:fs/promises';

/** CPU seconds that processes used so far, and their resident memory, from /proc; undefined where there is none. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly rssMb: number;
}

/** Linux counts CPU time in hundredths of a second, whatever its clock. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

export async function usageOf(pid: number): Promise<Usage | undefined> {
  const stat = await readStat(String(pid));
  return stat && { cpuSeconds: stat.own, rssMb: stat.rssMb };
}

/** CPU seconds of a process and all its children, those that have ended included: a PostgreSQL server's processes. */
export async function cpuOfFamily(parent: number): Promise<number | undefined> {
  const own = await readStat(String(parent));
  if (own === undefined) return undefined;
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(names.map(readStat));
  const children = stats.filter((stat) => stat?.parent === parent);
  return children.reduce((seconds, stat) => seconds + (stat?.own ?? 0), own.own + own.ended);
}

/** CPU seconds that the whole machine has spent on anything, what its host withheld included. */
export async function cpuOfMachine(): Promise<number | undefined> {
  const text = await readFile('/proc/stat', 'utf8').catch(() => undefined);
  const fields = text?.split('\n', 1)[0]?.split(/\s+/).slice(1).map(Number);
  if (fields === undefined) return undefined;
  // user, nice, system, idle, iowait, irq, softirq, steal
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = fields;
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

interface Stat {
  readonly parent: number;
  /** CPU seconds of the process itself, and of its children that have ended. */
  readonly own: number;
  readonly ended: number;
  readonly rssMb: number;
}

async function readStat(pid: string): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The second field is the name in parentheses and may hold anything; the third follows the last one.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const field = (number: number): number => fields[number - 3] ?? 0;
  return {
    parent: field(4),
    own: (field(14) + field(15)) / TICKS_PER_SECOND,
    ended: (field(16) + field(17)) / TICKS_PER_SECOND,
    rssMb: (field(24) * PAGE_BYTES) / 2 ** 20,
  };
}
