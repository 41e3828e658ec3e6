import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { root } from './root.ts';

const START_MS = 60_000;
const STOP_MS = 20_000;
/** Characters of what a server said that are worth reading. */
const OUTPUT_SHOWN = 2_000;
/** What the authorities gave to this deployment. */
export const filings = {
  HUIXIANG_ICP_NUMBER: '京ICP备00000000号-1',
  HUIXIANG_ALGORITHM_NUMBER: '网信算备110000000000000000000号',
};

export interface RunningServer {
  /** Scheme, host and port, without a slash at the end. */
  readonly address: string;
  /** Where the demo's emulated WeChat is, with a slash at the end. */
  readonly emulator: string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts the real server as a program of its own, in a new folder and with the demo.
 * @param env settings of its own; without a `DATABASE_URL` it has an embedded PostgreSQL
 */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huixiang-e2e-'));
  const { DATABASE_URL: _ours, ...inherited } = process.env;
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], {
    cwd: root,
    env: {
      ...inherited,
      ...filings,
      DATA_DIR: dataDir,
      HUIXIANG_DEMO: '1',
      HOST: '127.0.0.1',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async (): Promise<void> => {
    process.off('exit', killAtExit);
    try {
      await end(child);
    } finally {
      // One that gave up waiting for something says for what.
      if (child.exitCode !== 0) process.stderr.write(output.slice(-OUTPUT_SHOWN));
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
  try {
    const found = await eventually(
      'the address of the server',
      () => {
        if (hasEnded(child)) return 'ended';
        const [, members] = /members\s+(http:\S+?)\/\s/.exec(output) ?? [];
        const [, wechat] = /WeChat\s+(http:\S+\/)__emu\//.exec(output) ?? [];
        return members === undefined || wechat === undefined ? undefined : { members, wechat };
      },
      START_MS,
    );
    if (found === 'ended') throw new Error('The server ended by itself');
    return { address: found.members, emulator: found.wechat, stop };
  } catch (error) {
    await stop();
    throw new Error(`The server did not start: ${(error as Error).message}\n${output}`, { cause: error });
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  try {
    await eventually('the end of the server', () => hasEnded(child), STOP_MS);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}
