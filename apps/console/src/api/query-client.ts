import { QueryClient } from '@tanstack/vue-query';

import { isCallError, isPassing } from './index.ts';

const retriesMax = 2;

/** The cache of server data. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A request fails visibly when the line is down, and the page says so; pausing would look like loading for ever.
        networkMode: 'always',
        retry: (failures, error) => failures < retriesMax && isCallError(error) && isPassing(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
