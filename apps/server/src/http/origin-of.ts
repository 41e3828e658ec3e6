import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/** A host name or address with a port, as it may stand in a page. */
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i;

/** Where this server is reached: as it is told, else as the request says. */
export function originOf({ publicUrl }: Pick<Config, 'publicUrl'>, request: FastifyRequest): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  return HOST.test(request.host) ? `${request.protocol}://${request.host}` : 'http://localhost';
}
