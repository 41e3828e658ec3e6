import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorReply, HuixiangError } from '../errors.ts';
import { SESSION_COOKIE } from '../identity/sessions.ts';
import { ContractViolation } from './validation.ts';

/** Codes of the framework that stand for a mistake of the client, as codes of our catalogue. */
const frameworkErrors: Readonly<Record<string, () => HuixiangError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new HuixiangError('HX_BODY_TOO_LARGE'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new HuixiangError('HX_MEDIA_TYPE'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new HuixiangError('HX_BODY_NOT_JSON'),
  FST_ERR_BAD_URL: () => new HuixiangError('HX_ROUTE_UNKNOWN'),
};

/** Codes of a store that is away or rolled back under contention: the act was not acknowledged and may be tried again. */
const STORE_AWAY = /^(ECONN|EPIPE|ENOENT|57P0|08|53300|40)/;

/** Every reply that is not a success is one of the catalogue; what was not expected is logged with its stack. */
export function handleErrors(http: FastifyInstance, log: (message: string, error: unknown) => void): void {
  http.setErrorHandler((error: FastifyError, request, reply) => {
    const known =
      error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' && request.routeOptions.config.upload === true
        ? new HuixiangError('HX_PICTURE_TOO_LARGE')
        : toHuixiangError(error);
    if (known.code === 'HX_INTERNAL') log(`${request.method} ${request.url} (${request.id})`, error);
    return sendError(known, request, reply);
  });
  http.setNotFoundHandler((request, reply) =>
    sendError(new HuixiangError('HX_ROUTE_UNKNOWN'), request, reply),
  );
}

/** For errors that the framework meets before it knows a route, such as a path that cannot be decoded. */
export function handleFrameworkError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  void sendError(toHuixiangError(error), request, reply);
}

function sendError(error: HuixiangError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // A browser cannot drop the cookie itself; without this, a reader whose session ended could not even read.
  if (error.code === 'HX_SESSION_EXPIRED' || error.code === 'HX_SESSION_INVALID')
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  return reply.status(error.status).send(errorReply(error, request.id));
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
  // Rows that would point to nothing (a space that is gone), and bytes that are no text.
  if (error.code === '23503') return new HuixiangError('HX_NOT_FOUND');
  if (error.code === '22021') return new HuixiangError('HX_TEXT_CONTROL');
  const framework = frameworkErrors[error.code];
  if (framework !== undefined) return framework();
  if (typeof error.code === 'string' && STORE_AWAY.test(error.code)) {
    return new HuixiangError('HX_STORE_UNAVAILABLE', { retryAfterSeconds: 2 });
  }
  return new HuixiangError('HX_INTERNAL');
}
