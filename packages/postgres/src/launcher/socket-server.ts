import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PostgresError } from '../errors.ts';
import { executable } from './binaries.ts';
import { directoryArgument } from './cluster.ts';
import { assertClusterName } from './database.ts';
import { startGuarded } from './guard.ts';
import { hasLiveOwner, ownerSetting } from './ownership.ts';
import { disarmPostmasterFile, isPostmaster, readPostmasterFile } from './postmaster-file.ts';
import { exists } from './processes.ts';
import { logSince, logSize, openLog } from './server-files.ts';
import { notReady, type RunningServer, type ServerOptions, type StopOptions } from './server-options.ts';
import { settingArguments } from './settings.ts';
import { ensureSocketDirectory, removeSocketDirectory } from './socket-directory.ts';
import { waitUntil } from './wait-until.ts';

export interface SocketServerOptions extends ServerOptions {
  socketDir: string;
}

/** What PostgreSQL says when another process is starting, or cleaning up after, the same server. It passes. */
const CONTENTION =
  /pre-existing shared memory block|lock file ".*" (already exists|is empty)|could not create lock file/;
const CONTENTION_PATIENCE_MS = 15_000;

/** Shares the server of the cluster if a live process runs it, starts it otherwise. */
export async function runSocketServer(options: SocketServerOptions): Promise<RunningServer> {
  const began = performance.now();
  for (;;) {
    const elapsed = performance.now() - began;
    if (elapsed > options.startTimeoutMs) throw notReady(options);
    await ensureSocketDirectory(options.socketDir, options.runAs);
    try {
      const server = await adopt(options, options.startTimeoutMs - elapsed);
      return server ?? (await start(options, options.startTimeoutMs - elapsed));
    } catch (error) {
      const passing = error instanceof PostgresError && CONTENTION.test(error.message);
      if (!passing || elapsed > CONTENTION_PATIENCE_MS) throw error;
      await delay(50);
    }
  }
}

/** Undefined when there is no server to share: start one. */
async function adopt(options: SocketServerOptions, timeoutMs: number): Promise<RunningServer | undefined> {
  const { clusterDir, name, socketDir } = options;
  const file = await readPostmasterFile(clusterDir);
  if (file === undefined) return undefined;
  const { pid } = file;
  if (!isPostmaster(pid, name)) {
    if (exists(pid)) disarmPostmasterFile(clusterDir, pid);
    return undefined;
  }
  const owned = (): boolean => isPostmaster(pid, name) && hasLiveOwner(pid);
  if (!(await waitUntil(async () => !owned() || (await isReady(clusterDir, pid)), timeoutMs)))
    throw notReady(options);
  if (!isPostmaster(pid, name)) return undefined;
  if (!hasLiveOwner(pid)) {
    // Its guard, if it still lives, is about to stop it; if not, it has none. Ours will have one.
    await stopServer(pid, options, {});
    return undefined;
  }
  if (!existsSync(path.join(socketDir, '.s.PGSQL.5432'))) {
    throw new PostgresError('start-failed', `The socket in ${socketDir} was removed while the server ran.`);
  }
  const server = await running(options, pid, undefined).catch((error: unknown) => {
    if (hasLiveOwner(pid)) throw error;
    return undefined;
  });
  // An owner that ended while we came takes its server with it.
  return hasLiveOwner(pid) ? server : undefined;
}

async function start(options: SocketServerOptions, timeoutMs: number): Promise<RunningServer> {
  const { clusterDir, runAs, name, socketDir } = options;
  const directory = await directoryArgument(clusterDir, runAs);
  const settings = {
    ...options.settings,
    cluster_name: name,
    listen_addresses: '',
    port: 5432,
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    ...ownerSetting(),
  };
  const program = path.join(options.binDir, executable('postgres'));
  const command = [program, '-D', directory, ...settingArguments(settings)];
  const logStart = logSize(options.logFile);
  const child = startLogged(command, options);
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.on('exit', (status, signal) => {
    failure = `exit status ${status ?? signal}`;
    // Nothing left to guard.
    child.stdin?.destroy();
  });
  const pid = child.pid ?? -1;
  const ready = await waitUntil(
    async () => failure !== undefined || (await isReady(clusterDir, pid)),
    timeoutMs,
  );
  if (ready && failure === undefined) return running(options, pid, child);
  child.stdin?.destroy();
  if (failure === undefined) throw notReady(options);
  throw new PostgresError(
    'start-failed',
    `PostgreSQL did not start (${failure}): ${logSince(options.logFile, logStart)}`,
  );
}

/** `child` is the server when we started it, undefined when we share it. */
async function running(
  options: SocketServerOptions,
  pid: number,
  child: ChildProcess | undefined,
): Promise<RunningServer> {
  const maintenance = { host: options.socketDir, port: 5432, database: 'postgres', user: options.superuser };
  await assertClusterName(maintenance, options.name);
  return {
    pid,
    adopted: child === undefined,
    maintenance,
    stop: async (stopOptions = {}) => {
      if (child === undefined && stopOptions.adopted !== true) return;
      await stopServer(pid, options, stopOptions);
      await removeSocketDirectory(options.socketDir);
    },
  };
}

async function stopServer(
  pid: number,
  options: SocketServerOptions,
  { timeoutMs = 60_000 }: StopOptions,
): Promise<void> {
  const gone = (): boolean => !isPostmaster(pid, options.name);
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT an immediate one that recovers at the next start.
  for (const [signal, patience] of [
    ['SIGINT', timeoutMs],
    ['SIGQUIT', 10_000],
  ] as const) {
    signalServer(pid, signal, gone);
    if (await waitUntil(gone, patience)) return;
  }
  throw new PostgresError(
    'stop-timeout',
    `PostgreSQL (process ${pid}) does not stop; see ${options.logFile}`,
  );
}

function signalServer(pid: number, signal: NodeJS.Signals, gone: () => boolean): void {
  try {
    if (!gone()) process.kill(pid, signal);
  } catch (error) {
    // It may have ended just now.
    if (!gone()) throw error;
  }
}

async function isReady(clusterDir: string, pid: number): Promise<boolean> {
  const file = await readPostmasterFile(clusterDir);
  return file?.pid === pid && file.state === 'ready';
}

/** The server writes to the log file itself: a pipe to us would break when we end. */
function startLogged(
  command: readonly string[],
  { name, runAs, clusterDir, logFile }: SocketServerOptions,
): ChildProcess {
  const logFd = openLog(logFile);
  try {
    return startGuarded(command, { name, runAs, cwd: clusterDir, logFd });
  } finally {
    closeSync(logFd);
  }
}
