import type { World } from '../world/world.ts';
import type { ControlRoute } from './control-route.ts';

/** Which calls of the server API came, newest last. */
export function requestLogControls(world: World): ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/calls',
      handle: ({ query }) => {
        const path = query.textOr('path', undefined);
        return { calls: world.requests.calls.filter((one) => path === undefined || one.path === path) };
      },
    },
    {
      method: 'PUT',
      path: '/quota',
      handle: ({ body }) => {
        world.quotas.scale = Number(body.text('scale'));
        world.quotas.counters.clear();
        return { scale: world.quotas.scale };
      },
    },
  ];
}
