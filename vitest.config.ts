import { availableParallelism } from 'node:os';

import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/dist/**', '**/.tsbuild/**', '**/unpackage/**'];

/** Folders whose tests need Postgres. */
const withDatabase = ['apps/server/**', 'packages/postgres/**', 'lab/src/load/**', 'lab/src/replay/**'];

/** Database tests share one Postgres; more workers than this only queue in front of its disk. */
const DATABASE_WORKERS_MAX = Math.max(1, Math.min(4, availableParallelism()));

/**
 * Three projects by what a test needs: nothing (unit), Postgres (db), browser and a running server (e2e).
 * Every `*.test.ts` of the repository belongs to exactly one of them by its folder, so a new file is picked up by itself.
 * The groups run one after another, because two cores cannot serve a browser and a database test at once.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...ignored, ...withDatabase, 'e2e/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'db',
          include: withDatabase.map((folder) => `${folder}/*.test.ts`),
          exclude: ignored,
          globalSetup: ['packages/postgres/src/testing/global-setup.ts'],
          maxWorkers: DATABASE_WORKERS_MAX,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // A store that others are busy with takes more than the second that is preset.
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ignored,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
