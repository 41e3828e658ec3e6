import { escapeIdentifier } from 'pg';

/** How to reach one database; `host` beginning with "/" is a folder with the server's Unix socket. */
export interface Connection {
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string;
}

/**
 * The same as a `postgresql://` URL, understood by pg and by PostgreSQL's own tools. Without encryption: the server is on
 * this machine.
 */
export function connectionUrl(connection: Connection): string {
  const { host, port, database, user, password } = connection;
  const login = encodeURIComponent(user) + (password === undefined ? '' : `:${encodeURIComponent(password)}`);
  const name = encodeURIComponent(database);
  if (!host.startsWith('/')) return `postgresql://${login}@${host}:${port}/${name}?sslmode=disable`;
  return `postgresql://${login}@/${name}?host=${encodeURIComponent(host)}&port=${port}&sslmode=disable`;
}

/** Settings for pg; through the URL, because PGSSLMODE in the environment would count otherwise. */
export function clientSettings(target: Connection | string): { connectionString: string } {
  return { connectionString: typeof target === 'string' ? target : connectionUrl(target) };
}

/** Quotes a database name for use in CREATE or DROP DATABASE, which take no parameters. */
export function quoteName(name: string): string {
  return escapeIdentifier(name);
}
