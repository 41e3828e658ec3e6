import { existsSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs';
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
  if (logSize(logFile) > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
  return openSync(logFile, 'a', 0o600);
}

/** Size of the log in bytes; 0 when there is none. */
export function logSize(logFile: string): number {
  return existsSync(logFile) ? statSync(logFile).size : 0;
}

/** The last lines written after the log had `start` bytes. */
export function logSince(logFile: string, start: number): string {
  const bytes = readFileSync(logFile);
  // The log may have been moved away meanwhile, and begun anew.
  const added = bytes.subarray(start <= bytes.length ? start : 0).toString('utf8');
  return added.trim().split('\n').slice(-10).join('\n');
}
