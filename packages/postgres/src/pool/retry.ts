import { errorCode } from '../errors.ts';

/** Codes which say that the connection failed, not the statement. Nothing is known about a statement under way. */
const CONNECTION_CODES = new Set([
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // the socket is gone: the server is down or restarting
  'EPIPE',
  'ETIMEDOUT',
]);

/** pg reports these without a code. */
const CONNECTION_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether `error` means that the server could not be reached or went away. */
export function isConnectionError(error: unknown): boolean {
  const code = errorCode(error);
  if (CONNECTION_CODES.has(code) || code.startsWith('08')) return true;
  return error instanceof Error && CONNECTION_MESSAGES.test(error.message);
}

export interface RetryOptions {
  /** Attempts in all, at least 1. Default 12. */
  attempts?: number;
  /** Pause before the second attempt in milliseconds; doubles each time. Default 20. */
  firstPauseMs?: number;
  /** Longest pause in milliseconds. Default 2000. */
  longestPauseMs?: number;
  /** Which errors are worth another attempt. Default: connection errors. */
  retryable?: (error: unknown) => boolean;
  /** Ends the waiting early; the last error is thrown. */
  signal?: AbortSignal;
}

/**
 * Repeats `work` while it fails with a connection error, with growing pauses (in all 5 to 10 s by default).
 * Only for work that may run twice: after a lost connection nobody knows whether the statement took effect.
 * @throws the last error
 */
export async function withRetry<T>(work: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const {
    attempts = 12,
    firstPauseMs = 20,
    longestPauseMs = 2000,
    retryable = isConnectionError,
    signal,
  } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !retryable(error)) throw error;
      const full = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
      // Half fixed, half random: callers that failed together do not return together.
      await pause(full / 2 + (full / 2) * Math.random(), signal);
      if (signal?.aborted === true) throw error;
    }
  }
}

/** Waits, or returns at once when the signal says so. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, signal?.aborted === true ? 0 : milliseconds);
    signal?.addEventListener('abort', finish);
  });
}
