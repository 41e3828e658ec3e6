import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine, isIdentityAlive, processIdentity } from './processes.ts';
import type { ServerSettings } from './settings.ts';
import { HEIR_FILE } from './socket-directory.ts';

/** Server setting without effect that carries the identity of the Node process that started the server. */
const OWNER_SETTING = 'huixiang.owner';

/** Marks a server, on its command line, as started by this process. */
export function ownerSetting(): ServerSettings {
  return { [OWNER_SETTING]: processIdentity(process.pid) };
}

/** Whether a live process, which may be ours, is responsible for stopping this server. */
export async function hasLiveOwner(pid: number, socketDir: string): Promise<boolean> {
  const starter = new RegExp(`${OWNER_SETTING}=([\\d.]+)`).exec(commandLine(pid))?.[1] ?? '';
  if (isIdentityAlive(starter)) return true;
  const heir = await readFile(heirFile(socketDir), 'utf8').catch(() => '');
  return heir.startsWith(`${pid} `) && isIdentityAlive(heir.slice(`${pid} `.length));
}

/** Records that this process now answers for the server `pid`, whose starter is gone. */
export async function inherit(pid: number, socketDir: string): Promise<void> {
  await writeFile(heirFile(socketDir), `${pid} ${processIdentity(process.pid)}`, { mode: 0o600 });
}

function heirFile(socketDir: string): string {
  return path.join(socketDir, HEIR_FILE);
}
