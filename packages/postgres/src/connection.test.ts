import pg from 'pg';
import { expect, it } from 'vitest';
import { type Connection, connectionUrl } from './connection.ts';

it.each<[string, Connection]>([
  ['a socket', { host: '/tmp/huixiang-1', port: 5432, database: 'huixiang', user: 'huixiang' }],
  ['unusual names', { host: '/tmp/a b/回', port: 5433, database: '回响 "1"', user: 'some@one' }],
  ['a password', { host: '127.0.0.1', port: 6000, database: 'x', user: 'u', password: 'p:/@?#' }],
])('writes a URL that pg reads back as the same connection: %s', (_what, connection) => {
  const client = new pg.Client(connectionUrl(connection));
  const { host, port, database, user, password, ssl } = client;
  expect(ssl).toBe(false);
  expect({ host, port, database, user, ...(password ? { password } : {}) }).toEqual(connection);
});
