import type { World } from '../world/world.ts';
import type { ControlRoute } from './control-route.ts';
import { ControlFailure } from './failure.ts';

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
        const scale = Number(body.text('scale'));
        if (!(scale > 0)) throw new ControlFailure(400, 'scale is a number above 0');
        world.quotas.scales.push({ match: body.textOr('match', ''), scale });
        world.quotas.counters.clear();
        return { scales: world.quotas.scales };
      },
    },
  ];
}
