import type { World } from '../world/world.ts';
import { articlePages } from './articles.pages.ts';
import { authorizePages } from './authorize.pages.ts';
import { commonPages } from './common.pages.ts';
import { faultPages } from './faults.pages.ts';
import { groupPages } from './groups.pages.ts';
import type { PageRoute } from './page-route.ts';
import { phonePages } from './phone.pages.ts';
import { pushPages } from './pushes.pages.ts';
import { searchPages } from './search.pages.ts';

/** Every page and act of the web page, and the authorization page of official accounts. */
export function allPages(world: World): PageRoute[] {
  return [
    ...commonPages(world),
    ...phonePages(world),
    ...articlePages(world),
    ...groupPages(world),
    ...searchPages(world),
    ...pushPages(world),
    ...faultPages(world),
    ...authorizePages(world),
  ];
}
