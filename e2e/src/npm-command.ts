import { execFileSync, spawn } from 'node:child_process';
import { eventually } from './eventually.ts';
import { root } from './root.ts';

/** Building the front ends is part of a first start. */
const START_MS = 180_000;
const STOP_MS = 30_000;

/** A command of the repository as a person starts it in a terminal: in a process group of its own. */
export interface NpmCommand {
  /** Everything printed so far. */
  output(): string;
  /** Waits until something is printed. @throws Error when the command ends before */
  printed(expected: RegExp): Promise<RegExpExecArray>;
  /** What Ctrl-C does: SIGINT to every process of the terminal's group. npm passes its own on, so it comes twice. */
  interrupt(): void;
  /** What a supervisor does: SIGTERM to npm alone. */
  terminate(): void;
  /** Waits for the end. @returns the exit code, null after a signal */
  ended(): Promise<number | null>;
  /** Processes of the group, and those that name the folder in their arguments, one line each. */
  left(): readonly string[];
  /** Kills what is left. */
  kill(): void;
}

/** Starts `npm run <script>` with its data in `dataDir`, on any free port. */
export function runByNpm(script: string, dataDir: string, env: Record<string, string> = {}): NpmCommand {
  const { DATABASE_URL: _ours, ...inherited } = process.env;
  const child = spawn('npm', ['run', script], {
    cwd: root,
    detached: true,
    env: { ...inherited, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const group = child.pid ?? 0;
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const left = (): string[] => listProcesses(group, dataDir);
  const ended = async (): Promise<number | null> => {
    await eventually(`the end of npm run ${script}`, hasEnded, STOP_MS);
    return child.exitCode;
  };
  return {
    output: () => output,
    left,
    ended,
    async printed(expected) {
      const found = await eventually(
        `${expected} from npm run ${script}`,
        () => expected.exec(output) ?? (hasEnded() ? 'ended' : null),
        START_MS,
      );
      if (found === 'ended') throw new Error(`npm run ${script} ended before:\n${output}`);
      return found;
    },
    interrupt: () => void process.kill(-group, 'SIGINT'),
    terminate: () => void process.kill(group, 'SIGTERM'),
    kill() {
      for (const line of left()) {
        try {
          process.kill(Number.parseInt(line, 10), 'SIGKILL');
        } catch {
          // It ended meanwhile.
        }
      }
    },
  };
}

function listProcesses(group: number, dataDir: string): string[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((found) => found !== null)
    .filter(([, , pgid, stat, args = '']) => {
      const isOurs = Number(pgid) === group || args.includes(dataDir);
      return isOurs && stat?.startsWith('Z') !== true;
    })
    .map(([, pid = '', , , args = '']) => `${pid} ${args}`);
}
