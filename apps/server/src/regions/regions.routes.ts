import { operations } from '@huixiang/contract';
import type { Route } from '../http/route.ts';
import { provinces } from './regions.ts';

/** Regions change with a release: made into text once, and kept by clients for a day. */
export function regionsRoutes(route: Route): void {
  const text = JSON.stringify({ provinces });

  route(operations.listRegions, ({ reply }) => {
    reply.header('cache-control', 'public, max-age=86400');
    // Already serialised: sent as it is, past the serialiser.
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .serializer((ready: unknown) => ready as string);
    return text as never;
  });
}
