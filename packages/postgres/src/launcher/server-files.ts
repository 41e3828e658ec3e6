import { existsSync, mkdirSync, openSync, realpathSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { PostgresError } from '../errors.ts';

const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

/** Where everything of one embedded server lies inside its data folder. */
export interface ServerFiles {
  dataDir: string;
  clusterDir: string;
  logFile: string;
}

/** Makes the data folder and resolves links, so that two spellings of one folder mean one server. */
export function serverFiles(dataDir: string, logFile: string | undefined): ServerFiles {
  try {
    mkdirSync(dataDir, { recursive: true });
    const real = realpathSync(dataDir);
    return {
      dataDir: real,
      clusterDir: path.join(real, 'cluster'),
      logFile: logFile ?? path.join(real, 'postgres.log'),
    };
  } catch (cause) {
    throw new PostgresError(
      'data-directory-unusable',
      `Cannot use the data folder ${dataDir}: ${String(cause)}`,
      { cause },
    );
  }
}

/** Opens the log for appending; a long log is first moved to `<name>.1`, replacing the one before. */
export function openLog(logFile: string): number {
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
  return openSync(logFile, 'a', 0o600);
}
