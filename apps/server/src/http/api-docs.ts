import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** OpenAPI made from the very schemas that validate, readable at /api/docs and as JSON at /api/docs/json. */
export async function serveApiDocs(http: FastifyInstance, version: string): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Huixiang 回响',
        version,
        description:
          'Every new comment is heard. Errors are `{ error: { code, zh, en, requestId } }` with the codes of the catalogue.',
      },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
  });
  await http.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
}
