import type { ControlRoute } from '../http/control-route.ts';
import type { World } from '../world/world.ts';

export function searchControls(world: World): ControlRoute[] {
  return [{ method: 'GET', path: '/pages', handle: () => ({ pages: world.search.pages }) }];
}
