import { blocksRoutes } from './blocks/blocks.routes.ts';
import { commentsRoutes } from './comments/comments.routes.ts';
import { consentRoutes } from './consent/consent.routes.ts';
import { discoveryRoutes } from './discovery/discovery.routes.ts';
import { decisionsRoutes } from './decisions/decisions.routes.ts';
import { echoesRoutes } from './echoes/echoes.routes.ts';
import { erasureRoutes } from './erasure/erasure.routes.ts';
import { exposuresRoutes } from './exposures/exposures.routes.ts';
import { groupsRoutes } from './groups/groups.routes.ts';
import { identityRoutes } from './identity/identity.routes.ts';
import { inboxRoutes } from './inbox/inbox.routes.ts';
import { insightRoutes } from './insight/insight.routes.ts';
import { ladderRoutes } from './ladder/ladder.routes.ts';
import { listeningRoutes } from './listening/listening.routes.ts';
import { noticesRoutes } from './notices/notices.routes.ts';
import { waitingRoutes } from './moderation/waiting.routes.ts';
import { openersRoutes } from './openers/openers.routes.ts';
import { picturesRoutes } from './pictures/pictures.routes.ts';
import { postsRoutes } from './posts/posts.routes.ts';
import { profileRoutes } from './profile/profile.routes.ts';
import { regionsRoutes } from './regions/regions.routes.ts';
import { reportsRoutes } from './reports/reports.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { shareCardsRoutes } from './share-cards/share-cards.routes.ts';
import { solvedRoutes } from './solved/solved.routes.ts';
import { spacesRoutes } from './spaces/spaces.routes.ts';
import { subscriptionsRoutes } from './subscriptions/subscriptions.routes.ts';
import { topicsRoutes } from './topics/topics.routes.ts';
import { wechatRoutes } from './wechat/wechat.routes.ts';

/** The operations of every capability. */
export const capabilities = [
  identityRoutes,
  spacesRoutes,
  postsRoutes,
  commentsRoutes,
  solvedRoutes,
  echoesRoutes,
  exposuresRoutes,
  groupsRoutes,
  listeningRoutes,
  topicsRoutes,
  openersRoutes,
  ladderRoutes,
  inboxRoutes,
  insightRoutes,
  regionsRoutes,
  erasureRoutes,
  consentRoutes,
  decisionsRoutes,
  blocksRoutes,
  noticesRoutes,
  profileRoutes,
  searchRoutes,
  discoveryRoutes,
  wechatRoutes,
  subscriptionsRoutes,
  shareCardsRoutes,
  waitingRoutes,
  reportsRoutes,
  picturesRoutes,
] as const;
