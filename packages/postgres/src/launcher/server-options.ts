import type { Connection } from '../connection.ts';
import { PostgresError } from '../errors.ts';
import type { RunAs } from './run-as.ts';
import type { ServerFiles } from './server-files.ts';
import type { ServerSettings } from './settings.ts';

/** What is needed to run the server of an existing cluster. */
export interface ServerOptions extends ServerFiles {
  /** Marks the server's processes; see `clusterName`. */
  name: string;
  runAs: RunAs;
  binDir: string;
  superuser: string;
  settings: ServerSettings;
  startTimeoutMs: number;
}

export interface StopOptions {
  /** Also stop a server that another live process started. */
  adopted?: boolean;
  /** Longest time for a clean stop in milliseconds, then the server is told to quit at once. Default 60 000. */
  timeoutMs?: number;
}

export interface RunningServer {
  pid: number;
  adopted: boolean;
  /** The `postgres` database, there from the beginning. */
  maintenance: Connection;
  stop(options?: StopOptions): Promise<void>;
}

export function notReady({ logFile }: ServerOptions): PostgresError {
  return new PostgresError('start-timeout', `PostgreSQL was not ready in time; see ${logFile}`);
}
