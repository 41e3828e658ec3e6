import type { Credentials, SessionPort } from '@huixiang/client';

import { deviceStore } from '../../platform/storage.ts';
import { isH5 } from '../../platform/target.ts';

const KEY = 'token';

/** Browsers hold the session in a cookie and send its token back; the mini-program, which has no cookies, keeps a bearer token. */
let current: Credentials = { kind: 'none' };
const rejected = new Set<() => void>();

export const credentials: SessionPort = {
  credentials: () => current,
  onRejected: () => rejected.forEach((tell) => tell()),
};

/** Reads what the device still holds from the last time. */
export function openCredentials(): void {
  const token = isH5 ? undefined : deviceStore.read<string>(KEY);
  current = token === undefined ? { kind: 'none' } : { kind: 'bearer', token };
}

/** Takes over a new session. */
export function holdSession({ token, csrf }: { readonly token?: string; readonly csrf: string }): void {
  if (isH5) current = { kind: 'cookie', csrf };
  else if (token !== undefined) {
    current = { kind: 'bearer', token };
    deviceStore.write(KEY, token);
  }
}

export function dropSession(): void {
  current = { kind: 'none' };
  if (!isH5) deviceStore.remove(KEY);
}

/** `tell` hears when the server no longer accepts the session. */
export function onSessionRejected(tell: () => void): void {
  rejected.add(tell);
}
