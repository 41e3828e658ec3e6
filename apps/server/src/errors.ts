import { errorCatalogue, type ErrorCode, type ErrorReply } from '@huixiang/contract';

/** An expected refusal: carries a code of the catalogue, from which status and messages follow. */
export class HuixiangError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail: { field?: string; retryAfterSeconds?: number } = {}) {
    super(errorCatalogue[code].en);
    this.name = 'HuixiangError';
    this.code = code;
    this.field = detail.field;
    this.retryAfterSeconds = detail.retryAfterSeconds;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }
}

/** Present an error as the body of a reply. */
export function errorReply(error: HuixiangError, requestId: string): ErrorReply {
  const { zh, en } = errorCatalogue[error.code];
  return {
    error: {
      code: error.code,
      zh,
      en,
      ...(error.field === undefined ? {} : { field: error.field }),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
      requestId,
    },
  };
}
