import type { ControlRoute } from '../http/control-route.ts';
import { ControlFailure } from '../http/failure.ts';
import type { World } from '../world/world.ts';
import { FAULT_KINDS } from './faults.ts';

export function faultControls(world: World): ControlRoute[] {
  const { faults } = world;
  return [
    { method: 'GET', path: '/faults', handle: () => ({ faults: faults.list }) },
    {
      method: 'POST',
      path: '/faults',
      handle: ({ body }) => {
        const times = body.integerOr('times', 1);
        const fault = {
          id: world.newId(),
          kind: body.choice('kind', FAULT_KINDS),
          match: body.textOr('match', '*'),
          left: times === 0 ? undefined : times,
          ms: body.integerOr('ms', 1000),
          status: body.integerOr('status', 502),
          errcode: body.integerOr('errcode', -1),
        };
        faults.list.push(fault);
        return { fault };
      },
    },
    {
      method: 'DELETE',
      path: '/faults',
      handle: () => {
        faults.list = [];
        return { faults: [] };
      },
    },
    {
      method: 'DELETE',
      path: '/faults/:id',
      handle: ({ params }) => {
        const id = params.text('id');
        if (!faults.list.some((one) => one.id === id))
          throw new ControlFailure(404, 'there is no such fault');
        faults.list = faults.list.filter((one) => one.id !== id);
        return { faults: faults.list };
      },
    },
  ];
}
