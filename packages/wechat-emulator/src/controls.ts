import { accountControls } from './accounts/accounts.control.ts';
import { articleControls } from './articles/articles.control.ts';
import { cardControls } from './cards/cards.control.ts';
import { clockControls } from './clock/clock.control.ts';
import { commentControls } from './comments/comments.control.ts';
import { customerControls } from './customer/customer.control.ts';
import { faultControls } from './faults/faults.control.ts';
import { groupControls } from './groups/groups.control.ts';
import type { ControlRoute } from './http/control-route.ts';
import { requestLogControls } from './http/request-log.control.ts';
import { linkControls } from './links/links.control.ts';
import { loginControls } from './login/login.control.ts';
import { oauthControls } from './oauth/oauth.control.ts';
import { outboxControls } from './outbox/outbox.control.ts';
import { phoneControls } from './phone/phone.ts';
import { publishControls } from './publish/publish.control.ts';
import { pushControls } from './pushes/pushes.control.ts';
import { safetyControls } from './safety/safety.control.ts';
import { searchControls } from './search/search.control.ts';
import { subscribeControls } from './subscribe/subscribe.control.ts';
import { tokenControls } from './tokens/tokens.control.ts';
import { userControls } from './users/users.control.ts';
import type { World } from './world/world.ts';

/** Every call of the emulator's own API, below `/__emu`. */
export function allControls(world: World): ControlRoute[] {
  return [
    ...clockControls(world),
    ...accountControls(world),
    ...userControls(world),
    ...tokenControls(world),
    ...loginControls(world),
    ...oauthControls(world),
    ...phoneControls(world),
    ...safetyControls(world),
    ...subscribeControls(world),
    ...outboxControls(world),
    ...customerControls(world),
    ...articleControls(world),
    ...commentControls(world),
    ...publishControls(world),
    ...groupControls(world),
    ...cardControls(world),
    ...linkControls(world),
    ...searchControls(world),
    ...pushControls(world),
    ...faultControls(world),
    ...requestLogControls(world),
  ];
}
