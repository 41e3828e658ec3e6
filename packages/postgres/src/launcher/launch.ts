import type { Connection } from '../connection.ts';
import { connectionUrl } from '../connection.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { ensureDatabase } from './database.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { chooseRunAs } from './run-as.ts';
import { type ServerFiles, serverFiles } from './server-files.ts';
import type { RunningServer, ServerOptions, StopOptions } from './server-options.ts';
import { type Durability, serverSettings, type ServerSettings } from './settings.ts';
import { clusterName, socketDirectory } from './socket-directory.ts';
import { runSocketServer } from './socket-server.ts';
import { ensurePasswordFile, runTcpServer } from './tcp-server.ts';

export interface LaunchOptions {
  /** Folder for everything of this server; made when absent. The cluster lies in `cluster` inside it. */
  dataDir: string;
  /** Log file of the server. Default `<dataDir>/postgres.log`. */
  log?: string;
  /** Server parameters over the small-machine defaults, e.g. `{ shared_buffers: '512MB' }`. */
  settings?: ServerSettings;
  /** Database to make and connect to. Default `huixiang`. */
  database?: string;
  /** Folder with `initdb` and `postgres` to use instead of the npm package. Default: env HUIXIANG_PG_BIN. */
  binDir?: string;
  /** Default `full`. `none` is for throw-away test servers: fast, and a crash may destroy the data. */
  durability?: Durability;
  /** Longest time for starting, crash recovery included, in milliseconds. Default 120 000. */
  startTimeoutMs?: number;
}

/** A running embedded server. */
export interface Embedded {
  connection: Connection;
  /** `connection` as a URL, usable as DATABASE_URL. */
  url: string;
  /** Process id of the server (the postmaster). */
  pid: number;
  /** True when another live process runs the server and we share it. */
  adopted: boolean;
  clusterDir: string;
  logFile: string;
  /** Makes a database unless it exists. */
  createDatabase(name: string): Promise<Connection>;
  /** Whether somebody told the server to stop: it takes nobody any more, and waits for those who are there to leave. */
  isStopping(): Promise<boolean>;
  /**
   * Stops the server and waits for its end. An adopted one stays up, unless `adopted: true` asks for its end too.
   * @throws PostgresError `stop-timeout`
   */
  stop(options?: StopOptions): Promise<void>;
}

const SUPERUSER = 'huixiang';

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that another live process runs there. One whose
 * process died without it is stopped cleanly and started anew. It listens on a private Unix socket only and stops when
 * the process that started it ends, however it ends.
 * @throws PostgresError with a code that says what to do
 */
export function launchPostgres(options: LaunchOptions): Promise<Embedded> {
  return launchOver(process.platform === 'win32' ? 'tcp' : 'socket', options);
}

/** `launchPostgres` with a choice of transport, so that the one for Windows can be tested elsewhere. */
export async function launchOver(transport: 'socket' | 'tcp', options: LaunchOptions): Promise<Embedded> {
  const files = serverFiles(options.dataDir, options.log);
  const runAs = await chooseRunAs(files.clusterDir);
  const binaries = await findBinaries(runAs, options.binDir ?? (process.env['HUIXIANG_PG_BIN'] || undefined));
  const durability = options.durability ?? 'full';
  const name = clusterName(files.clusterDir);
  const serverOptions: ServerOptions = {
    ...files,
    name,
    runAs,
    binDir: binaries.binDir,
    superuser: SUPERUSER,
    settings: serverSettings(durability, options.settings ?? {}),
    startTimeoutMs: options.startTimeoutMs ?? 120_000,
  };
  const cluster = { ...files, superuser: SUPERUSER, runAs, binaries, durability };
  if (transport === 'socket') {
    await ensureCluster(cluster);
    return embedded(
      files,
      options,
      await runSocketServer({ ...serverOptions, socketDir: socketDirectory(name) }),
    );
  }
  const passwordFile = await ensurePasswordFile(files.dataDir, runAs);
  await ensureCluster({ ...cluster, passwordFile });
  return embedded(files, options, await runTcpServer({ ...serverOptions, passwordFile }));
}

async function embedded(
  files: ServerFiles,
  options: LaunchOptions,
  server: RunningServer,
): Promise<Embedded> {
  const connection = await ensureDatabase(server.maintenance, options.database ?? 'huixiang');
  return {
    connection,
    url: connectionUrl(connection),
    pid: server.pid,
    adopted: server.adopted,
    clusterDir: files.clusterDir,
    logFile: files.logFile,
    createDatabase: (database) => ensureDatabase(server.maintenance, database),
    isStopping: async () => (await readPostmasterFile(files.clusterDir))?.state === 'stopping',
    stop: (stopOptions) => server.stop(stopOptions),
  };
}
