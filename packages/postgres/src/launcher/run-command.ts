import { spawn } from 'node:child_process';
import { childEnvironment } from './environment.ts';
import type { RunAs } from './run-as.ts';

export interface CommandResult {
  /** Exit status; -1 when the program was ended by a signal or could not be started. */
  status: number;
  output: string;
  /** System error code when the program could not be started at all, e.g. EACCES. */
  spawnError: string;
}

/** Runs a program to its end and collects what it printed. Never rejects and never throws. */
export function runCommand(
  file: string,
  args: readonly string[],
  options: { runAs: RunAs; cwd?: string },
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(file, args, {
      // A working directory the other user cannot read makes PostgreSQL's programs fail.
      cwd: options.cwd ?? '/',
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...options.runAs,
    });
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ status: -1, output: error.message, spawnError: error.code ?? 'unknown' });
    });
    child.on('close', (status) => resolve({ status: status ?? -1, output, spawnError: '' }));
  });
}
