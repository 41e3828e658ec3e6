import { cardEndpoints } from './cards/cards.endpoints.ts';
import { codeEndpoints } from './codes/codes.endpoints.ts';
import { commentEndpoints } from './comments/comments.endpoints.ts';
import { consoleEndpoints } from './console/console.endpoints.ts';
import { customerEndpoints } from './customer/customer.endpoints.ts';
import { articleDataEndpoints } from './datacube/articles.endpoints.ts';
import { audienceEndpoints } from './datacube/audience.endpoints.ts';
import type { Endpoint } from './http/endpoint.ts';
import { linkEndpoints } from './links/links.endpoints.ts';
import { loginEndpoints } from './login/login.endpoints.ts';
import { oauthEndpoints } from './oauth/oauth.endpoints.ts';
import { phoneEndpoints } from './phone/phone.ts';
import { draftEndpoints } from './publish/draft.endpoints.ts';
import { publishEndpoints } from './publish/publish.endpoints.ts';
import { quotaEndpoints } from './quota/quota.endpoints.ts';
import { riskEndpoints } from './risk/risk.endpoints.ts';
import { safetyEndpoints } from './safety/safety.endpoints.ts';
import { searchEndpoints } from './search/search.endpoints.ts';
import { templateEndpoints } from './subscribe/admin.endpoints.ts';
import { subscribeEndpoints } from './subscribe/send.endpoints.ts';
import { tokenEndpoints } from './tokens/tokens.endpoints.ts';
import { groupChatEndpoints } from './wecom/group-chats.endpoints.ts';
import { statisticEndpoints } from './wecom/statistics.endpoints.ts';
import { wecomTokenEndpoint } from './wecom/wecom-token.endpoint.ts';
import type { World } from './world/world.ts';

/** Every call of WeChat's server API that the emulator answers. */
export function allEndpoints(world: World): Endpoint[] {
  const endpoints = [
    ...tokenEndpoints(world),
    ...loginEndpoints(world),
    ...oauthEndpoints(world),
    ...phoneEndpoints(world),
    ...riskEndpoints(world),
    ...safetyEndpoints(world),
    ...subscribeEndpoints(world),
    ...templateEndpoints(world),
    ...customerEndpoints(world),
    ...commentEndpoints(world),
    ...draftEndpoints(world),
    ...publishEndpoints(world),
    ...articleDataEndpoints(world),
    ...audienceEndpoints(world),
    ...cardEndpoints(world),
    wecomTokenEndpoint(world),
    ...groupChatEndpoints(world),
    ...statisticEndpoints(world),
    ...codeEndpoints(),
    ...consoleEndpoints(),
    ...linkEndpoints(world),
    ...searchEndpoints(world),
  ];
  return [...endpoints, ...quotaEndpoints(world, endpoints)];
}
