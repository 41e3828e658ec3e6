import type { ControlRoute } from '../http/control-route.ts';
import { ControlFailure } from '../http/failure.ts';
import type { World } from '../world/world.ts';
import type { PublishStatus } from './publishing.ts';

/** How publishing goes. */
export function publishControls(world: World): ControlRoute[] {
  return [
    {
      method: 'PUT',
      path: '/publishing',
      handle: ({ body }) => {
        const results = body.listOr('nextResults').map(Number);
        if (!results.every(isStatus)) throw new ControlFailure(400, 'a result is 0 or 2 to 6');
        world.publishing.nextResults.push(...results);
        world.publishing.delayMs = body.integerOr('delayMs', world.publishing.delayMs);
        return { nextResults: world.publishing.nextResults, delayMs: world.publishing.delayMs };
      },
    },
  ];
}

function isStatus(value: number): value is PublishStatus {
  return Number.isInteger(value) && value >= 0 && value <= 6 && value !== 1;
}
