import { join } from 'node:path';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import { limits } from '@huixiang/contract';
import fastify, { type FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { serveApiDocs } from './http/api-docs.ts';
import { compressReplies } from './http/compress-replies.ts';
import { handleErrors, handleFrameworkError } from './http/error-handling.ts';
import { readBodies } from './http/read-body.ts';
import { createRoute } from './http/route.ts';
import { sendSecurityHeaders } from './http/security-headers.ts';
import { watchSilentConnections } from './http/silent-connections.ts';
import { servePages } from './http/static-pages.ts';
import { useContractValidation } from './http/validation.ts';
import { nativeCommentsRoutes } from './native-comments/native-comments.routes.ts';
import { OfficialAccounts } from './native-comments/official-accounts.ts';
import { liveRoutes } from './live/live.routes.ts';
import { hearVerdicts } from './pictures/hear-verdicts.ts';
import { readUploads } from './pictures/read-upload.ts';
import { servePictures } from './pictures/serve-pictures.ts';
import { servePublicPages } from './public-pages/serve-public-pages.ts';
import { serviceRoutes } from './service/service.routes.ts';
import { serveShortLinks } from './share-cards/serve-short-links.ts';
import { mirrorSubscriptions } from './subscriptions/mirror-subscriptions.ts';
import { eraseRevoked } from './wechat/erase-revoked.ts';
import { pushRoutes } from './wechat/push.routes.ts';
import { webSignInReturn } from './wechat/web-sign-in.ts';
import { capabilities } from './capabilities.ts';
import { createContext, type ContextOptions } from './create-context.ts';
import { startJobs } from './start-jobs.ts';
import { type Step, stopInOrder } from './stopping.ts';

export const VERSION = '0.1.0';
/** Requests under way have so long to end when the server stops; whoever stops it takes it for stuck after ten seconds or more. */
const GRACE_MS = 8_000;

export interface AppOptions extends ContextOptions {
  /** Folder of the repository, below which the built pages lie. */
  readonly root: string;
  /** False: nothing happens unless it is asked for. Default true. */
  readonly jobs?: boolean;
}

export interface App {
  readonly http: FastifyInstance;
  readonly context: Context;
  /** What `close` does, step by step. */
  readonly closing: readonly Step[];
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
  compressReplies(http);
  readBodies(http);
  readUploads(http);
  useContractValidation(http);
  sendSecurityHeaders(http, { secure: config.publicUrl?.startsWith('https:') ?? false });
  // Cookies are read where a session is wanted, not for every request.
  await http.register(cookie, { hook: false });
  if (config.corsOrigins.length > 0)
    await http.register(cors, { origin: [...config.corsOrigins], credentials: true });
  await serveApiDocs(http, VERSION);
  const route = createRoute(http, context);
  for (const routes of capabilities) routes(route, context);
  const officialAccounts = new OfficialAccounts(context);
  nativeCommentsRoutes(route, context, officialAccounts);
  serviceRoutes(route, context, VERSION);
  servePublicPages(http, context);
  servePictures(http, context);
  serveShortLinks(http, context);
  pushRoutes(http, context);
  webSignInReturn(http, context);
  eraseRevoked(context);
  mirrorSubscriptions(context);
  hearVerdicts(context);
  const live = liveRoutes(http, context);
  const leaveSilent = watchSilentConnections(http.server);
  const jobs = options.jobs === false ? [] : startJobs(context, officialAccounts);
  await servePages(http, {
    member: join(root, 'apps/member/dist/build/h5'),
    console: join(root, 'apps/console/dist'),
  });
  const closing: Step[] = [
    [
      'requests',
      async () => {
        live.close();
        leaveSilent();
        // A request that never ends must not keep the server from ending.
        const cut = setTimeout(() => http.server.closeAllConnections(), GRACE_MS);
        await http.close();
        clearTimeout(cut);
      },
    ],
    ...jobs,
    ['what is still to be written', closeContext],
  ];
  return { http, context, closing, close: () => stopInOrder(closing) };
}
