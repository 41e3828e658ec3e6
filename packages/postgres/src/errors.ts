/** Everything this package can fail with on purpose; switch on `code`, show `message`. */
export type PostgresErrorCode =
  | 'binaries-missing'
  | 'binaries-unusable'
  | 'run-as-unavailable'
  | 'data-directory-unusable'
  | 'cluster-version-mismatch'
  | 'initdb-failed'
  | 'socket-directory-unsafe'
  | 'start-failed'
  | 'start-timeout'
  | 'stop-timeout'
  | 'unsafe-integer'
  | 'migration-invalid'
  | 'migration-changed'
  | 'migration-out-of-order'
  | 'migration-unknown'
  | 'migration-failed'
  | 'writer-overloaded'
  | 'writer-closed';

/** A failure with a stable `code`; `cause` keeps the underlying error where there is one. */
export class PostgresError extends Error {
  override readonly name: string = 'PostgresError';
  readonly code: PostgresErrorCode;

  constructor(code: PostgresErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The `code` of a system or SQL error, or '' when there is none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
