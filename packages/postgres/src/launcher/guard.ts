import { type ChildProcess, spawn } from 'node:child_process';
import { childEnvironment } from './environment.ts';
import type { RunAs } from './run-as.ts';

/**
 * Replaces itself by the command, and leaves behind a watcher that reads standard input until it ends, that is, until
 * our process is gone in whatever way. Then it asks the server for a fast shutdown, if that process id is still the
 * server. `$1` is the cluster's name. The watcher is started twice removed: PostgreSQL does not expect children that it
 * did not start.
 */
const START_GUARDED = `
watch() {
  cat <&3 >/dev/null 2>&1
  if [ -r "/proc/$1/cmdline" ]; then args=$(tr '\\0' ' ' <"/proc/$1/cmdline"); else args=$(ps -o args= -p "$1"); fi
  case $args in *"cluster_name=$2"*) kill -INT "$1" ;; esac
}
exec 3<&0
name=$1
shift
( watch $$ "$name" & )
exec "$@" </dev/null 3<&-
`;

export interface GuardedOptions {
  /** Name of the cluster, which is also on the command line of the command. */
  name: string;
  runAs: RunAs;
  cwd: string;
  logFd: number;
}

/**
 * Starts `command` so that it is told to stop when our process ends, even by SIGKILL. The child's process id is the
 * command's own. It gets its own session: Ctrl-C in a terminal must not stop the server before the application.
 */
export function startGuarded(command: readonly string[], options: GuardedOptions): ChildProcess {
  const child = spawn('/bin/sh', ['-c', START_GUARDED, 'huixiang-guard', options.name, ...command], {
    cwd: options.cwd,
    env: childEnvironment(),
    stdio: ['pipe', options.logFd, options.logFd],
    detached: true,
    ...options.runAs,
  });
  // Neither the server nor the pipe to its guard keeps our process running.
  child.unref();
  const pipe: unknown = child.stdin;
  if (typeof pipe === 'object' && pipe !== null && 'unref' in pipe && typeof pipe.unref === 'function')
    pipe.unref();
  child.stdin?.on('error', () => undefined);
  return child;
}
