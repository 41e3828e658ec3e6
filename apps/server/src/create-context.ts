import { join } from 'node:path';
import { consentVersions } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import { Blocks } from './blocks/blocks.ts';
import { createCommentWriter } from './comments/comment-writer.ts';
import { createRanker } from './comments/ranker.ts';
import { createThreadCache } from './comments/thread-cache.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { leaveOutOutdated, pauseOutdated } from './consent/consent.store.ts';
import { createEchoWriter } from './echoes/echo-writer.ts';
import { loadEndedMembers } from './erasure/erasure.store.ts';
import { createExposureWriter } from './exposures/exposure-writer.ts';
import { Authority } from './identity/authority.ts';
import { loadAdmins } from './identity/authority.store.ts';
import { loadEndedSessions } from './identity/identity.store.ts';
import { logMailer, smtpMailer } from './identity/mailer.ts';
import { MemberDirectory } from './identity/member-directory.ts';
import { keptSecret } from './identity/secret.ts';
import { Sessions } from './identity/sessions.ts';
import { Standing } from './identity/standing.ts';
import { createIdSource } from './ids.ts';
import { createCardDesk } from './listening/card-desk.ts';
import { createKnowledge } from './listening/learning/knowledge.ts';
import { createRooms } from './listening/room/rooms.ts';
import { createBus, type Bus } from './live/bus.ts';
import { listenOn } from './live/listen.ts';
import { openLocator } from './locations/locator.ts';
import { createNoticeKeeper } from './notices/notice-keeper.ts';
import { pictureFolder } from './pictures/picture-files.ts';
import { claimProcessNumber } from './process-number.ts';
import { createSearchIndex } from './search/search-index.ts';
import { createTopics } from './topics/topics.ts';
import { openWechat } from './wechat/open-wechat.ts';
import { createWording } from './wording/wording.ts';

export interface ContextOptions {
  readonly config: Config;
  readonly pool: Pool;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (message: string, error?: unknown) => void;
}

/** Everything that requests share, made once and handed on explicitly. */
export async function createContext(
  options: ContextOptions,
): Promise<{ context: Context; closeContext: () => Promise<void> }> {
  const { config, pool, now, random, log } = options;
  const lanes = config.writerLanes;
  const process = await claimProcessNumber(pool, log);
  const newId = createIdSource(now, process);
  const identity = await openIdentity(options, newId);
  const mailer = config.smtpUrl === undefined ? logMailer(log) : smtpMailer(config.smtpUrl, config.mailFrom);
  const bus = await createBus({
    pool,
    origin: newId(),
    log,
    listen: (deliver, missed) => listenOn({ pool, deliver, missed, log }),
  });
  const ranker = createRanker({ pool, log });
  const topics = createTopics({ pool, bus, now, log });
  const searchIndex = createSearchIndex({ pool, bus, now, log });
  const notices = createNoticeKeeper({ config, pool, bus, now, log });
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
  hearOthers(bus, { ...identity, pool, now, log });
  const context: Context = {
    ...options,
    newId,
    ...identity,
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
    locator: openLocator(config),
    pictures: pictureFolder(join(config.dataDir, 'pictures')),
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

/** Who is who, who may what, and who keeps away from whom: in memory, from rows. */
async function openIdentity({ config, pool, now }: ContextOptions, newId: () => number) {
  const secret = await keptSecret(pool, 'signing', config.sessionSecret);
  const sessions = new Sessions({ secret, now, newId });
  await readEnded(pool, now(), sessions);
  const blocks = new Blocks(pool);
  await blocks.load();
  const standing = new Standing(pool);
  await standing.load();
  await pauseOutdated(pool, [consentVersions.listening]);
  await leaveOutOutdated(pool, [consentVersions.portraits]);
  const authority = new Authority({ pool, now, standing });
  authority.setAdmins((await loadAdmins(pool, [])).map((row) => row.member_id));
  return { secret, sessions, authority, standing, blocks, members: new MemberDirectory(pool) };
}

/** Which sessions are over before their time. */
async function readEnded(pool: Pool, at: number, sessions: Sessions): Promise<void> {
  const ended = await loadEndedSessions(pool, [at]);
  sessions.end(ended.map((row) => ({ sessionId: row.session_id, expiresAt: row.expires_at })));
  for (const { mark } of await loadEndedMembers(pool, [at])) sessions.endMember(mark);
}

/** What other processes changed and this one remembers. */
function hearOthers(
  bus: Bus,
  {
    pool,
    now,
    sessions,
    authority,
    members,
    standing,
    blocks,
    log,
  }: Pick<Context, 'pool' | 'now' | 'sessions' | 'authority' | 'members' | 'standing' | 'blocks' | 'log'>,
): void {
  const missed = (): void => {
    authority.forgetAll();
    members.forgetAll();
    Promise.all([readEnded(pool, now(), sessions), standing.load(), blocks.load()]).catch((error: unknown) =>
      log('What others changed was not read', error),
    );
  };
  bus.subscribe((message) => {
    if (message.kind === 'session-ended') sessions.end([message]);
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
  }, missed);
}
