import { execFileSync, type StdioOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from '../errors.ts';

/** Whether a process with this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  return exists(pid) && !isZombie(pid);
}

/** Whether the id is taken, be it by a process that is dead and not yet collected by its parent. */
export function exists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** In a container whose first process does not collect orphans, such an id stays taken for ever. */
function isZombie(pid: number): boolean {
  return statusFields(pid)[0] === 'Z';
}

/**
 * Names a process beyond its id, which the system gives to another process later: id and start time. In a container
 * our own id is the same on every start, so the id alone would prove nothing.
 */
export function processIdentity(pid: number): string {
  return `${pid}.${startTime(pid)}`;
}

function startTime(pid: number): string {
  if (process.platform === 'linux') return statusFields(pid)[19] ?? '';
  return process.platform === 'win32' ? '' : askPs('lstart', pid).replaceAll(/\W/g, '');
}

/** Whether the process that `processIdentity` named still runs. */
export function isIdentityAlive(identity: string): boolean {
  const pid = Number(identity.split('.')[0]);
  return isAlive(pid) && processIdentity(pid) === identity;
}

/** Fields of /proc/<pid>/stat after the program name (0 = state, 19 = start time); empty elsewhere. */
function statusFields(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** The command line of a process, '' when it cannot be read. */
export function commandLine(pid: number): string {
  if (process.platform === 'win32') return '';
  if (process.platform !== 'linux') return askPs('args', pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function askPs(column: string, pid: number): string {
  try {
    const stdio: StdioOptions = ['ignore', 'pipe', 'ignore'];
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', stdio }).trim();
  } catch {
    return '';
  }
}
