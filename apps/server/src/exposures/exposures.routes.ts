import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';

export function exposuresRoutes(route: Route, { exposures, now }: Context): void {
  route(operations.logExposures, async ({ params: { spaceId }, body, memberId }) => {
    const at = now();
    const comments = new Set(body.comments);
    await Promise.all(
      [...comments].map((commentId) => exposures.submit({ spaceId, commentId, memberId, at })),
    );
    return { ok: true as const };
  });
}
