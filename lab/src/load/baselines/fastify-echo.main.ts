import fastify from 'fastify';
import { echoSchema } from './echo-schema.ts';

/** Fastify alone, with the schemas for body and reply that it is fast by, and nothing behind it. */
const http = fastify();
http.post(
  '/echo',
  { schema: { body: echoSchema, response: { 200: echoSchema } } },
  (request) => request.body,
);
console.log(await http.listen({ host: '127.0.0.1', port: 0 }));
process.on('SIGTERM', () => process.exit(0));
