import { QueryClient } from '@tanstack/vue-query';

import { isCallError, isPassing } from './index.ts';

const retriesMax = 2;
/** So long an answer serves whoever asks again. */
export const keptMs = 10_000;

/** The cache of server data. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: keptMs,
        // A request fails visibly when the line is down, and the page says so; pausing would look like loading for ever.
        networkMode: 'always',
        retry: (failures, error) => failures < retriesMax && isCallError(error) && isPassing(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
