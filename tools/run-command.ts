import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { stripVTControlCharacters } from 'node:util';

export interface CommandResult {
  /** Exit code; 1 when the command was ended by a signal. */
  readonly code: number;
  /** Standard output and standard error in the order they came; empty when the output was shown directly. */
  readonly output: string;
  readonly seconds: number;
}

interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** `show` gives the command our terminal, `capture` collects what it prints. */
  readonly output: 'show' | 'capture';
}

const running = new Set<ChildProcess>();

/** Runs a JavaScript or TypeScript file with the Node that runs us, and waits for its end. Never throws for a failing command. */
export async function runNode(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const startedAt = performance.now();
  const stdio = options.output === 'show' ? 'inherit' : 'pipe';
  const child = spawn(process.execPath, [file, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, PATH: pathWithOurNode() },
    stdio: ['ignore', stdio, stdio],
  });
  running.add(child);
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  running.delete(child);
  // Some tools write colour codes also where there is no terminal.
  return {
    code,
    output: stripVTControlCharacters(chunks.join('')),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * From now on, when we are asked to stop, every command that is still running is asked too, and we end at once.
 *
 * @returns undoes it
 */
export function stopWithCommands(): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    for (const child of running) child.kill(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  return () => {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  };
}

/** A command that itself calls `node` must get the version that runs us, not the system's. */
function pathWithOurNode(): string {
  return [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
}
