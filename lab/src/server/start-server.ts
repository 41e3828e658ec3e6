import { join, resolve } from 'node:path';
import { type RunningProgram, startProgram } from './start-program.ts';

const root = resolve(import.meta.dirname, '../../..');
/** As in `npm start`, from its second time on. With an arena for each thread glibc keeps 40 MB more than it needs. */
const asInNpmStart = {
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
  MALLOC_ARENA_MAX: '2',
};

export interface ServerOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Settings over those of a server that is ready for use, in the names of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArguments?: readonly string[];
}

/** Start the product's server as it is, on a free port of this machine. */
export function startServer({
  databaseUrl,
  dataDir,
  env = {},
  nodeArguments = [],
}: ServerOptions): Promise<RunningProgram> {
  return startProgram({
    file: join(root, 'apps/server/src/main.ts'),
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      ...asInNpmStart,
      ...env,
    },
    // As in `npm start`: a larger nursery costs memory and saves nothing that could be measured (0007).
    nodeArguments: ['--max-semi-space-size=8', ...nodeArguments],
  });
}
