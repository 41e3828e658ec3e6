import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { appendFile, chown, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Connection } from '../connection.ts';
import { errorCode, PostgresError } from '../errors.ts';
import { executable } from './binaries.ts';
import { childEnvironment } from './environment.ts';
import { withClient } from './database.ts';
import { isIdentityAlive } from './processes.ts';
import { OWNER_SETTING, ownerSetting } from './ownership.ts';
import { disarmPostmasterFile, readPostmasterFile } from './postmaster-file.ts';
import { exists } from './processes.ts';
import type { RunAs } from './run-as.ts';
import { runCommand } from './run-command.ts';
import { logSince, logSize, openLog } from './server-files.ts';
import { notReady, type RunningServer, type ServerOptions } from './server-options.ts';
import { settingsFile } from './settings.ts';

/** For Windows, where Node cannot use Unix sockets: a free port of 127.0.0.1 and a stored random password. */
export interface TcpServerOptions extends ServerOptions {
  passwordFile: string;
}

const SETTINGS_FILE = 'huixiang.conf';
const START_ATTEMPTS = 3;

/** Makes the random password of a data folder, once. Returns the path of the file that keeps it. */
export async function ensurePasswordFile(dataDir: string, runAs: RunAs): Promise<string> {
  const file = path.join(dataDir, 'password');
  try {
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    if (runAs !== undefined) await chown(file, runAs.uid, runAs.gid);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return file;
}

/**
 * As `runSocketServer`, through `pg_ctl`, which also drops an administrator's rights on Windows. There is no guard: a
 * server whose process died keeps running until the next start in the same folder stops it.
 */
export async function runTcpServer(options: TcpServerOptions): Promise<RunningServer> {
  const shared = await adopt(options);
  if (shared !== undefined) return shared;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(options);
    } catch (error) {
      // The free port may have been taken meanwhile.
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

async function adopt(options: TcpServerOptions): Promise<RunningServer | undefined> {
  const file = await readPostmasterFile(options.clusterDir);
  if (file === undefined || !exists(file.pid)) return undefined;
  const maintenance = await connectionTo(options, file.port);
  const server = await identify(maintenance);
  if (server?.name !== options.name) {
    disarmPostmasterFile(options.clusterDir, file.pid);
    return undefined;
  }
  if (isIdentityAlive(server.owner)) return running(options, file.pid, maintenance, true);
  await stop(options);
  return undefined;
}

/** Asks whoever answers; undefined when nobody does or it is not a server of ours. */
async function identify(connection: Connection): Promise<{ name: string; owner: string } | undefined> {
  const sql = `SELECT current_setting('cluster_name') AS name, current_setting('${OWNER_SETTING}') AS owner`;
  try {
    const { rows } = await withClient(connection, (client) =>
      client.query<{ name: string; owner: string }>(sql),
    );
    return rows[0];
  } catch {
    return undefined;
  }
}

async function start(options: TcpServerOptions): Promise<RunningServer> {
  const { clusterDir, logFile } = options;
  const port = await freePort();
  await writeSettings(clusterDir, {
    ...options.settings,
    cluster_name: options.name,
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    ...ownerSetting(),
  });
  const logStart = logSize(logFile);
  const seconds = Math.ceil(options.startTimeoutMs / 1000);
  const status = await pgCtlStart(options, ['-w', '-t', String(seconds)]);
  const file = await readPostmasterFile(clusterDir);
  if (status !== 0 || file === undefined) {
    throw new PostgresError('start-failed', `PostgreSQL did not start: ${logSince(logFile, logStart)}`);
  }
  const maintenance = await connectionTo(options, port);
  if ((await identify(maintenance))?.name !== options.name) throw notReady(options);
  return running(options, file.pid, maintenance, false);
}

function running(
  options: TcpServerOptions,
  pid: number,
  maintenance: Connection,
  adopted: boolean,
): RunningServer {
  return {
    pid,
    adopted,
    maintenance,
    stop: async (stopOptions = {}) => {
      if (!adopted || stopOptions.adopted === true) await stop(options, stopOptions.timeoutMs);
    },
  };
}

async function stop(options: TcpServerOptions, timeoutMs = 60_000): Promise<void> {
  const { binDir, clusterDir, runAs } = options;
  const seconds = String(Math.ceil(timeoutMs / 1000));
  const args = ['stop', '-D', clusterDir, '-m', 'fast', '-w', '-t', seconds, '-s'];
  const result = await runCommand(path.join(binDir, executable('pg_ctl')), args, { runAs });
  const file = await readPostmasterFile(clusterDir);
  if (result.status !== 0 && file !== undefined && exists(file.pid)) {
    throw new PostgresError('stop-timeout', `PostgreSQL does not stop: ${result.output.trim()}`);
  }
}

/** The server inherits the log file; a pipe to us would break when we end. */
async function pgCtlStart(options: TcpServerOptions, args: string[]): Promise<number> {
  const logFd = openLog(options.logFile);
  try {
    const program = path.join(options.binDir, executable('pg_ctl'));
    const child = spawn(program, ['start', '-s', '-D', options.clusterDir, ...args], {
      cwd: options.clusterDir,
      env: childEnvironment(),
      stdio: ['ignore', logFd, logFd],
      windowsHide: true,
      ...options.runAs,
    });
    const [status] = (await once(child, 'exit')) as [number | null];
    return status ?? -1;
  } finally {
    closeSync(logFd);
  }
}

async function writeSettings(clusterDir: string, settings: ServerOptions['settings']): Promise<void> {
  await writeFile(path.join(clusterDir, SETTINGS_FILE), settingsFile(settings));
  const main = path.join(clusterDir, 'postgresql.conf');
  const include = `include_if_exists = '${SETTINGS_FILE}'`;
  if (!(await readFile(main, 'utf8')).includes(include)) await appendFile(main, `\n${include}\n`);
}

async function connectionTo(options: TcpServerOptions, port: number): Promise<Connection> {
  const password = (await readFile(options.passwordFile, 'utf8')).trim();
  return { host: '127.0.0.1', port, database: 'postgres', user: options.superuser, password };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string')
    throw new PostgresError('start-failed', 'No free port');
  return address.port;
}
