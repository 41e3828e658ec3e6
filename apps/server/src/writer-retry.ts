import { errorCode, isConnectionError, type RetryOptions } from '@huixiang/postgres';

/** Serialisation failure and deadlock: PostgreSQL rolled the batch back whole, and it may simply run again. */
const ROLLED_BACK = new Set(['40001', '40P01']);

/** When a batch runs again: its acts are idempotent, so nobody needs to hear of a passing trouble of the store. */
export const writerRetry: RetryOptions = {
  retryable: (error) => isConnectionError(error) || ROLLED_BACK.has(errorCode(error)),
};
