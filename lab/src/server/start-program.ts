import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server program that was started as a process of its own and told where it listens. */
export interface RunningProgram {
  readonly pid: number;
  /** Like `http://127.0.0.1:43210`. */
  readonly url: string;
  /** End it with SIGTERM and wait for its end. */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  /** TypeScript or JavaScript file that Node runs. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  /** Arguments for Node itself, such as `--cpu-prof`. */
  readonly nodeArguments?: readonly string[];
}

const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 30_000;
const ADDRESS = /http:\/\/[\w.[\]:]+:(\d+)/;

/**
 * Start a program that prints its address on standard output when it is ready.
 * @throws Error with what it wrote when it ends before that, or takes too long
 */
export async function startProgram({
  file,
  env,
  nodeArguments = [],
}: ProgramOptions): Promise<RunningProgram> {
  const child = spawn(process.execPath, [...nodeArguments, file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A child must not outlive the lab, however it ends.
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const url = await readAddress(child, file).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    pid: child.pid ?? 0,
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      const timer = setTimeout(kill, STOPS_WITHIN_MS);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(timer);
    },
  };
}

function readAddress(child: ChildProcess, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(
      () => reject(new Error(`${file} was not ready in time:\n${output}`)),
      READY_WITHIN_MS,
    );
    const read = (data: Buffer): void => {
      // What comes later is let through to nobody, but must be read so that the program is not held up.
      if (output.length < 10_000) output += data.toString();
      const address = ADDRESS.exec(output)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (data: Buffer) => {
      process.stderr.write(data);
      output += data.toString();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${file} ended with ${code}:\n${output}`));
    });
    child.once('error', reject);
  });
}
