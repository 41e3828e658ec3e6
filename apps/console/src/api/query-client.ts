import { MutationCache, QueryCache, QueryClient } from '@tanstack/vue-query';

import { ApiError, isCallError, isPassing } from './index.ts';

const retriesMax = 2;

/** The cache of server data. `onSessionLost` runs when any call finds that the sign-in is over. */
export function createQueryClient(onSessionLost: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof ApiError && error.status === 401) onSessionLost();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
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
