import fastify from 'fastify';
import pg from 'pg';
import { echoSchema } from './echo-schema.ts';

/** What the stack gives without a coalescing writer: Fastify and one prepared INSERT per request, a pool of 10. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS acts (id bigint PRIMARY KEY, text text NOT NULL, at bigint NOT NULL)',
);
const http = fastify();
http.post<{ Body: { id: number; text: string; at: number } }>(
  '/echo',
  { schema: { body: echoSchema, response: { 200: echoSchema } } },
  async ({ body }) => {
    const values = [body.id, body.text, body.at];
    await pool.query({ name: 'insert', text: 'INSERT INTO acts (id, text, at) VALUES ($1, $2, $3)', values });
    return body;
  },
);
console.log(await http.listen({ host: '127.0.0.1', port: 0 }));
process.on('SIGTERM', () => process.exit(0));
