import type { CallError } from './call-error.ts';

/** How this device proves who is calling. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  /** The browser adds the cookie itself; unsafe calls carry the token. */
  | { readonly kind: 'cookie'; readonly csrf: string };

/** Where the client finds the session. Read anew for each call, so signing in takes effect at once. */
export interface SessionPort {
  credentials(): Credentials;
  /** Hears that the server no longer accepts the credentials (any 401). */
  onRejected?(): void;
}

/**
 * Notes whose call begins.
 * @returns what to tell a failure of it: one that says that the credentials are no longer accepted is passed on, unless somebody has
 * signed in anew since
 */
export function watchRejection(session: SessionPort): (error: CallError) => void {
  const asked = JSON.stringify(session.credentials());
  return (error) => {
    const isRejected = error.kind === 'api' && error.status === 401;
    if (isRejected && JSON.stringify(session.credentials()) === asked) session.onRejected?.();
  };
}

/** The headers of these credentials for a call; `unsafe` is every method but GET. */
export function sessionHeaders(credentials: Credentials, unsafe: boolean): Record<string, string> {
  if (credentials.kind === 'bearer') return { authorization: `Bearer ${credentials.token}` };
  if (credentials.kind === 'cookie' && unsafe) return { 'x-csrf-token': credentials.csrf };
  return {};
}
