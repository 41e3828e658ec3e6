import { join } from 'node:path';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import { consentVersions, limits } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import fastify, { type FastifyInstance } from 'fastify';
import { Blocks } from './blocks/blocks.ts';
import { blocksRoutes } from './blocks/blocks.routes.ts';
import { commentsRoutes } from './comments/comments.routes.ts';
import { createCommentWriter } from './comments/comment-writer.ts';
import { createRanker } from './comments/ranker.ts';
import { createThreadCache } from './comments/thread-cache.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { consentRoutes } from './consent/consent.routes.ts';
import { pauseOutdated } from './consent/consent.store.ts';
import { discoveryRoutes } from './discovery/discovery.routes.ts';
import { startDiscovery } from './discovery/start-discovery.ts';
import { decisionsRoutes } from './decisions/decisions.routes.ts';
import { createEchoWriter } from './echoes/echo-writer.ts';
import { echoesRoutes } from './echoes/echoes.routes.ts';
import { loadEndedMembers } from './erasure/erasure.store.ts';
import { erasureRoutes } from './erasure/erasure.routes.ts';
import { startErasing } from './erasure/finish-erasures.ts';
import { createExposureWriter } from './exposures/exposure-writer.ts';
import { exposuresRoutes } from './exposures/exposures.routes.ts';
import { serveApiDocs } from './http/api-docs.ts';
import { handleErrors, handleFrameworkError } from './http/error-handling.ts';
import { readBodies } from './http/read-body.ts';
import { createRoute } from './http/route.ts';
import { sendSecurityHeaders } from './http/security-headers.ts';
import { servePages } from './http/static-pages.ts';
import { useContractValidation } from './http/validation.ts';
import { Authority } from './identity/authority.ts';
import { loadAdmins } from './identity/authority.store.ts';
import { identityRoutes } from './identity/identity.routes.ts';
import { loadEndedSessions } from './identity/identity.store.ts';
import { logMailer, smtpMailer } from './identity/mailer.ts';
import { MemberDirectory } from './identity/member-directory.ts';
import { keptSecret } from './identity/secret.ts';
import { Sessions } from './identity/sessions.ts';
import { Standing } from './identity/standing.ts';
import { createIdSource } from './ids.ts';
import { inboxRoutes } from './inbox/inbox.routes.ts';
import { insightRoutes } from './insight/insight.routes.ts';
import { ladderRoutes } from './ladder/ladder.routes.ts';
import { createCardDesk } from './listening/card-desk.ts';
import { createKnowledge } from './listening/learning/knowledge.ts';
import { listeningRoutes } from './listening/listening.routes.ts';
import { nativeCommentsRoutes } from './native-comments/native-comments.routes.ts';
import { OfficialAccounts } from './native-comments/official-accounts.ts';
import { startNativeSync } from './native-comments/sync-native.ts';
import { startNudging } from './listening/nudge/start-nudging.ts';
import { createRooms } from './listening/room/rooms.ts';
import { createBus, type Bus } from './live/bus.ts';
import { listenOn } from './live/listen.ts';
import { liveRoutes } from './live/live.routes.ts';
import { mailMessenger } from './notices/messenger.ts';
import { createNoticeKeeper } from './notices/notice-keeper.ts';
import { noticesRoutes } from './notices/notices.routes.ts';
import { startDigests } from './notices/send-digests.ts';
import { startRechecking } from './moderation/recheck-waiting.ts';
import { waitingRoutes } from './moderation/waiting.routes.ts';
import { openersRoutes } from './openers/openers.routes.ts';
import { postsRoutes } from './posts/posts.routes.ts';
import { profileRoutes } from './profile/profile.routes.ts';
import { claimProcessNumber } from './process-number.ts';
import { servePublicPages } from './public-pages/serve-public-pages.ts';
import { regionsRoutes } from './regions/regions.routes.ts';
import { createSearchIndex } from './search/search-index.ts';
import { searchRoutes } from './search/search.routes.ts';
import { startIndexing } from './search/start-indexing.ts';
import { serviceRoutes } from './service/service.routes.ts';
import { spacesRoutes } from './spaces/spaces.routes.ts';
import { mirrorSubscriptions } from './subscriptions/mirror-subscriptions.ts';
import { subscriptionMessenger } from './subscriptions/subscription-messenger.ts';
import { subscriptionsRoutes } from './subscriptions/subscriptions.routes.ts';
import { createTopics } from './topics/topics.ts';
import { topicsRoutes } from './topics/topics.routes.ts';
import { eraseRevoked } from './wechat/erase-revoked.ts';
import { openWechat } from './wechat/open-wechat.ts';
import { pushRoutes } from './wechat/push.routes.ts';
import { startWechatJobs } from './wechat/start-wechat-jobs.ts';
import { webSignInReturn } from './wechat/web-sign-in.ts';
import { wechatRoutes } from './wechat/wechat.routes.ts';
import { createWording } from './wording/wording.ts';

export const VERSION = '0.1.0';

export interface AppOptions {
  readonly config: Config;
  readonly pool: Pool;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (message: string, error?: unknown) => void;
  /** Folder of the repository, below which the built pages lie. */
  readonly root: string;
  /** False: nothing happens unless it is asked for. Default true. */
  readonly jobs?: boolean;
}

export interface App {
  readonly http: FastifyInstance;
  readonly context: Context;
  /** Refuse new requests, let the accepted ones become durable, and let go of everything but the pool. */
  close(): Promise<void>;
}

/** The composition root: everything is made here, once, and handed on explicitly. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, root, log } = options;
  const { context, closeContext } = await createContext(options);
  const http = fastify({
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: 'idle',
    frameworkErrors: handleFrameworkError,
    routerOptions: { maxParamLength: 32 },
  });
  handleErrors(http, log);
  readBodies(http);
  useContractValidation(http);
  sendSecurityHeaders(http, { secure: config.publicUrl?.startsWith('https:') ?? false });
  // Cookies are read where a session is wanted, not for every request.
  await http.register(cookie, { hook: false });
  if (config.corsOrigins.length > 0)
    await http.register(cors, { origin: [...config.corsOrigins], credentials: true });
  await serveApiDocs(http, VERSION);
  const route = createRoute(http, context);
  for (const routes of [
    identityRoutes,
    spacesRoutes,
    postsRoutes,
    commentsRoutes,
    echoesRoutes,
    exposuresRoutes,
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
    waitingRoutes,
  ])
    routes(route, context);
  const officialAccounts = new OfficialAccounts(context);
  nativeCommentsRoutes(route, context, officialAccounts);
  serviceRoutes(route, context, VERSION);
  servePublicPages(http, context);
  pushRoutes(http, context);
  webSignInReturn(http, context);
  eraseRevoked(context);
  mirrorSubscriptions(context);
  const live = liveRoutes(http, context);
  const nudging = options.jobs === false ? undefined : startNudging(context);
  const digests =
    options.jobs === false
      ? undefined
      : startDigests(context, [subscriptionMessenger(context), mailMessenger(context)]);
  const erasing = options.jobs === false ? undefined : startErasing(context);
  const discovery = options.jobs === false ? undefined : startDiscovery(context);
  const indexing = options.jobs === false ? undefined : startIndexing(context);
  const nativeSync = options.jobs === false ? undefined : startNativeSync(context, officialAccounts);
  const wechatJobs = options.jobs === false ? undefined : startWechatJobs(context);
  const rechecking = options.jobs === false ? undefined : startRechecking(context);
  await servePages(http, {
    member: join(root, 'apps/member/dist/build/h5'),
    console: join(root, 'apps/console/dist'),
  });
  return {
    http,
    context,
    async close() {
      live.close();
      await http.close();
      await nudging?.close();
      await erasing?.close();
      await digests?.close();
      context.searchIndex.stop();
      await indexing?.close();
      await discovery?.close();
      await nativeSync?.close();
      await wechatJobs?.close();
      await rechecking?.close();
      await closeContext();
    },
  };
}

async function createContext(
  options: AppOptions,
): Promise<{ context: Context; closeContext: () => Promise<void> }> {
  const { config, pool, now, random, log } = options;
  const lanes = config.writerLanes;
  const process = await claimProcessNumber(pool, log);
  const newId = createIdSource(now, process);
  const secret = await keptSecret(pool, 'signing', config.sessionSecret);
  const sessions = new Sessions({ secret, now, newId });
  for (const ended of await loadEndedSessions(pool, [now()]))
    sessions.end(ended.session_id, ended.expires_at);
  for (const { mark } of await loadEndedMembers(pool, [now()])) sessions.endMember(mark);
  const blocks = new Blocks(pool);
  await blocks.load();
  const standing = new Standing(pool);
  await standing.load();
  await pauseOutdated(pool, [consentVersions.listening]);
  const authority = new Authority({ pool, now, standing });
  authority.setAdmins((await loadAdmins(pool, [])).map((row) => row.member_id));
  const members = new MemberDirectory(pool);
  const mailer = config.smtpUrl === undefined ? logMailer(log) : smtpMailer(config.smtpUrl, config.mailFrom);
  const bus = await createBus({
    pool,
    origin: newId(),
    log,
    listen: (deliver) => listenOn(pool, deliver, log),
  });
  const ranker = createRanker({ pool, log });
  const topics = createTopics({ pool, bus, now, log });
  const searchIndex = createSearchIndex({ pool, bus, now, log });
  const notices = createNoticeKeeper({ pool, bus, now, log });
  const rooms = createRooms({
    pool,
    bus,
    now,
    contentsOf: (spaceId, ids) => topics.contents.of(spaceId, ids),
  });
  const knowledge = createKnowledge({ pool, now });
  const cards = createCardDesk({ pool, bus, rooms, now, lanes });
  const echoes = createEchoWriter({ pool, bus, ranker, cards, lanes });
  const comments = createCommentWriter({ pool, bus, lanes });
  const exposures = createExposureWriter({ pool, ranker, lanes });
  const threads = createThreadCache({ bus, now });
  hearOthers(bus, { sessions, authority, members, standing, blocks, log });
  const context: Context = {
    config,
    pool,
    now,
    newId,
    random,
    secret,
    log,
    sessions,
    authority,
    standing,
    blocks,
    members,
    mailer,
    bus,
    echoes,
    comments,
    exposures,
    cards,
    rooms,
    knowledge,
    ranker,
    threads,
    topics,
    wording: createWording({ pool, bus, now }),
    searchIndex,
    notices,
    ...(await openWechat({ config, pool, bus, now, random, log })),
  };
  const closeContext = async (): Promise<void> => {
    await Promise.all([echoes.drain(), comments.drain(), exposures.drain(), cards.drain()]);
    await context.wechat?.settle();
    await ranker.close();
    await topics.close();
    await searchIndex.close();
    await notices.close();
    await bus.close();
    mailer.close();
    process.release();
  };
  return { context, closeContext };
}

/** What other processes changed and this one remembers. */
function hearOthers(
  bus: Bus,
  {
    sessions,
    authority,
    members,
    standing,
    blocks,
    log,
  }: Pick<Context, 'sessions' | 'authority' | 'members' | 'standing' | 'blocks' | 'log'>,
): void {
  bus.subscribe((message) => {
    if (message.kind === 'session-ended') sessions.end(message.sessionId, message.expiresAt);
    if (message.kind === 'authority') authority.forget(message.spaceId);
    if (message.kind === 'member') {
      members.forget(message.memberId);
      standing
        .reload(message.memberId)
        .catch((error: unknown) => log('The standing of a member was not read', error));
    }
    if (message.kind === 'blocks') {
      blocks
        .reload(message.memberId)
        .catch((error: unknown) => log('The blocks of a member were not read', error));
    }
    if (message.kind === 'member-ended') sessions.endMember(message.mark);
  });
}
