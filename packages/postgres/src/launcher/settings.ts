/** Server parameters by name, as in postgresql.conf. */
export type ServerSettings = Readonly<Record<string, string | number>>;

/** `full` survives power loss. `none` is for throw-away test servers only: a crash may destroy the data. */
export type Durability = 'full' | 'none';

/** Defaults for a machine with 2 cores and 2 GB that also runs Node; sizes measured, see README. */
const SMALL_MACHINE: ServerSettings = {
  shared_buffers: '128MB',
  max_connections: 60,
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: 1,
  jit: 'off',
  synchronous_commit: 'on',
  fsync: 'on',
  full_page_writes: 'on',
  // A plan that was made while a table was empty stays until the table is analysed: see docs/decisions/0028.
  autovacuum_naptime: '5s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

const THROW_AWAY: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: 200,
};

/** The settings a server starts with: defaults, then durability, then what the caller asks for. */
export function serverSettings(durability: Durability, overrides: ServerSettings): ServerSettings {
  return { ...SMALL_MACHINE, ...(durability === 'none' ? THROW_AWAY : {}), ...overrides };
}

/** As command-line arguments of `postgres`. */
export function settingArguments(settings: ServerSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** As the text of a configuration file. */
export function settingsFile(settings: ServerSettings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'\n`)
    .join('');
}
