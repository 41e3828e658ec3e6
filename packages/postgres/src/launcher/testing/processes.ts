import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { commandLine, isAlive } from '../processes.ts';
import type { RunAs } from '../run-as.ts';
import { waitUntil } from '../wait-until.ts';

export const isRoot = process.getuid?.() === 0;
export const NOBODY = { uid: 65_534, gid: 65_534 };

/** A folder for one test's data; as root reachable for everybody unless `private`. */
export async function temporaryDataDir(options: { private?: boolean; owner?: RunAs } = {}): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'huixiang-launch-'));
  if (options.private !== true) await chmod(dir, 0o755);
  if (options.owner !== undefined) await chown(dir, options.owner.uid, options.owner.gid);
  return path.join(dir, 'data');
}

export async function removeDataDir(dataDir: string): Promise<void> {
  await rm(path.dirname(dataDir), { recursive: true, force: true });
}

export interface LaunchedElsewhere {
  node: ChildProcess;
  nodePid: number;
  pid: number;
  adopted: boolean;
  url: string;
}

/** Launches the server of a data folder in a Node process of its own, optionally as another user. */
export async function launchElsewhere(dataDir: string, runAs?: RunAs): Promise<LaunchedElsewhere> {
  const program = path.join(import.meta.dirname, 'launch-child.main.ts');
  const node = spawn(process.execPath, [program, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...runAs,
  });
  const [line] = (await once(createInterface(node.stdout), 'line')) as [string];
  return {
    node,
    nodePid: node.pid ?? -1,
    ...(JSON.parse(line) as { pid: number; adopted: boolean; url: string }),
  };
}

/** Kills a process that a test started, without a chance to clean up, and waits until it is gone. */
export async function killHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await expectGone(pid);
}

export async function expectGone(pid: number): Promise<void> {
  if (!(await waitUntil(() => !isAlive(pid), 10_000)))
    throw new Error(`process ${pid} still runs: ${commandLine(pid)}`);
}

/** Ids of all processes that mention `text` on their command line, e.g. the guard of one cluster. */
export function processesMentioning(text: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && commandLine(pid).includes(text));
}

/** Waits until no process mentions `text`; guards end a moment after what they guard. */
export async function expectNoneMentioning(text: string): Promise<void> {
  if (await waitUntil(() => processesMentioning(text).length === 0, 10_000)) return;
  throw new Error(`still running: ${processesMentioning(text).map(commandLine).join('; ')}`);
}
