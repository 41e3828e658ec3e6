export { type Connection, connectionUrl } from './connection.ts';
export { errorCode, PostgresError, type PostgresErrorCode } from './errors.ts';
export { type Embedded, type LaunchOptions, launchPostgres } from './launcher/launch.ts';
export type { StopOptions } from './launcher/server-options.ts';
export type { Durability, ServerSettings } from './launcher/settings.ts';
export { dumpSchema } from './migrations/dump-schema.ts';
export { migrate, type MigrateOptions, type MigrateResult } from './migrations/migrate.ts';
export { type Migration, readMigrations } from './migrations/read-migrations.ts';
export {
  createPool,
  type Pool,
  type PoolClient,
  type PoolOptions,
  type Queryable,
  transaction,
} from './pool/create-pool.ts';
export { isConnectionError, type RetryOptions, withRetry } from './pool/retry.ts';
export { statement } from './pool/statement.ts';
export {
  type CoalescingWriter,
  type CoalescingWriterOptions,
  createCoalescingWriter,
  WriterOverloaded,
  type WriterStats,
} from './writer/coalescing-writer.ts';
