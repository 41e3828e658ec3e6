import type { FastifyError, FastifyInstance } from 'fastify';
import { errorReply, HuixiangError } from '../errors.ts';
import { ContractViolation } from './validation.ts';

/** Codes of the framework that stand for a mistake of the client, as codes of our catalogue. */
const frameworkErrors: Readonly<Record<string, () => HuixiangError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new HuixiangError('HX_BODY_TOO_LARGE'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new HuixiangError('HX_MEDIA_TYPE'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new HuixiangError('HX_BODY_NOT_JSON'),
  FST_ERR_BAD_URL: () => new HuixiangError('HX_ROUTE_UNKNOWN'),
};

/** Node's and PostgreSQL's codes for a store that is away: the act was not acknowledged and may be tried again. */
const STORE_AWAY = /^(ECONN|EPIPE|ENOENT|57P0|08|53300)/;

/** Every reply that is not a success is one of the catalogue; what was not expected is logged with its stack. */
export function handleErrors(http: FastifyInstance, log: (message: string, error: unknown) => void): void {
  http.setErrorHandler((error: FastifyError, request, reply) => {
    const known = toHuixiangError(error);
    if (known.code === 'HX_INTERNAL') log(`${request.method} ${request.url} (${request.id})`, error);
    if (known.retryAfterSeconds !== undefined) reply.header('retry-after', String(known.retryAfterSeconds));
    return reply.status(known.status).send(errorReply(known, request.id));
  });
  http.setNotFoundHandler((request, reply) => {
    const error = new HuixiangError('HX_ROUTE_UNKNOWN');
    return reply.status(error.status).send(errorReply(error, request.id));
  });
}

function toHuixiangError(error: FastifyError): HuixiangError {
  if (error instanceof HuixiangError) return error;
  if (error instanceof ContractViolation) {
    // An id of the wrong form names nothing: the same answer as an unknown id, so that nothing can be probed.
    return error.part === 'params'
      ? new HuixiangError('HX_NOT_FOUND')
      : new HuixiangError('HX_BODY_INVALID', { field: error.field });
  }
  if (error.name === 'WriterOverloaded') return new HuixiangError('HX_OVERLOADED', { retryAfterSeconds: 1 });
  const framework = frameworkErrors[error.code];
  if (framework !== undefined) return framework();
  if (typeof error.code === 'string' && STORE_AWAY.test(error.code)) {
    return new HuixiangError('HX_STORE_UNAVAILABLE', { retryAfterSeconds: 2 });
  }
  return new HuixiangError('HX_INTERNAL');
}
