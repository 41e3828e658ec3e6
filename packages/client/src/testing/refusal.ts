import { errorCatalogue, type ErrorCode } from '@huixiang/contract';

import { ApiError } from '../call/call-error.ts';

/** What a call rejects with when the server answers with this code: status and words are those of the catalogue. */
export function refusal(code: ErrorCode, retryAfterSeconds: number | null = null): ApiError {
  return new ApiError({ code, ...errorCatalogue[code], field: null, retryAfterSeconds, requestId: '-' });
}
