import { createCoalescingWriter, createPool } from '@huixiang/postgres';
import fastify from 'fastify';
import { echoSchema } from './echo-schema.ts';

/**
 * The least that a durable act costs in this stack, and so the most that ours can reach: nobody is signed in, nothing is checked
 * or counted; one number is kept, and what arrives together is written by one INSERT with the product's own writer and pool.
 */
const pool = createPool(process.env['DATABASE_URL'] ?? '');
await pool.query('CREATE TABLE IF NOT EXISTS batched_acts (id bigint PRIMARY KEY)');
const writer = createCoalescingWriter<number, undefined>({
  laneOf: () => 0,
  keyOf: String,
  flush: async (_lane, ids) => {
    const text = 'INSERT INTO batched_acts (id) SELECT unnest($1::bigint[])';
    await pool.query({ name: 'insert', text, values: [`{${ids.join(',')}}`] });
    return ids.map(() => undefined);
  },
});
const http = fastify();
http.post<{ Body: { id: number; text: string; at: number } }>(
  '/echo',
  { schema: { body: echoSchema, response: { 200: echoSchema } } },
  async ({ body }) => {
    await writer.write(body.id);
    return body;
  },
);
console.log(await http.listen({ host: '127.0.0.1', port: 0 }));
process.on('SIGTERM', () => process.exit(0));
