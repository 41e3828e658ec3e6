import { createClient, fetchTransport, type Client } from '@huixiang/client';

export { ApiError, inTurn, isCallError, isPassing, LinkError } from '@huixiang/client';

/** Calls one operation of the contract. */
export type Call = Client['call'];

let csrfToken: string | null = null;
let hearRejection: () => void = () => undefined;

export function setCsrf(token: string | null): void {
  csrfToken = token;
}

/** Sets what happens when the server no longer accepts the sign-in, whichever call found out. */
export function onSessionRejected(listener: () => void): void {
  hearRejection = listener;
}

/** A fresh idempotency key. */
export const newKey = (): string => crypto.randomUUID();

const client = createClient({
  transport: fetchTransport('', (url, init) => fetch(url, init)),
  session: {
    credentials: () => (csrfToken === null ? { kind: 'none' } : { kind: 'cookie', csrf: csrfToken }),
    onRejected: () => hearRejection(),
  },
  newKey,
});

/** Calls the server this console was served by; fails with a `CallError` only. */
export const call: Call = (operation, ...args) => client.call(operation, ...args);
