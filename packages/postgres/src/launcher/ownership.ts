import { commandLine, isIdentityAlive, processIdentity } from './processes.ts';
import type { ServerSettings } from './settings.ts';

/** Server setting without effect that carries the identity of the Node process that started the server. */
export const OWNER_SETTING = 'huixiang.owner';

/** Marks a server as started by this process. */
export function ownerSetting(): ServerSettings {
  return { [OWNER_SETTING]: processIdentity(process.pid) };
}

/** Whether the Node process that started this server still runs; it may be ours. */
export function hasLiveOwner(pid: number): boolean {
  const owner = new RegExp(`${OWNER_SETTING}=(\\S+)`).exec(commandLine(pid))?.[1];
  return owner !== undefined && isIdentityAlive(owner);
}
