import { createArticles } from '../articles/articles.ts';
import { createClock } from '../clock/clock.ts';
import { createQuirks } from '../comments/comment.ts';
import { createCustomer } from '../customer/windows.ts';
import { createGroups } from '../groups/groups.ts';
import { createRequestLog } from '../http/request-log.ts';
import { createCodes } from '../login/codes.ts';
import { createOAuthTokens } from '../oauth/tokens.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { createPublishing } from '../publish/publishing.ts';
import { emitPush } from '../pushes/emit.ts';
import { createPushes } from '../pushes/pushes.ts';
import { createQuotas } from '../quota/quotas.ts';
import type { Random } from '../random/random.ts';
import { createSearch } from '../search/search.ts';
import { createAccount } from '../seed/create-account.ts';
import { plantSeed } from '../seed/plant-seed.ts';
import type { AccountSeed, Seed } from '../seed/seed.ts';
import { createSubscriptions } from '../subscribe/subscriptions.ts';
import { createTokens } from '../tokens/tokens.ts';
import { createUsers } from '../users/users.ts';
import type { World } from './world.ts';

/** Real numbers of articles have ten digits; a random start keeps those of a restarted emulator apart. */
const FIRST_ARTICLE = 2_247_500_000;
const MEDIA_DELAY_MS = 2000;

export interface WorldOptions {
  readonly now: () => number;
  readonly random: Random;
  readonly newId: () => string;
  readonly seed: Required<Seed>;
  readonly pushUrlOf: (account: AccountSeed) => string | undefined;
  readonly quotaScale: number;
  readonly pushTimeoutMs: number;
  readonly receiverNow: (() => number) | undefined;
}

/** Makes a world and plants its seed. */
export function createWorld(options: WorldOptions): World {
  const { now, random, newId, seed } = options;
  const clock = createClock(now);
  const world: World = {
    clock,
    random,
    newId,
    accounts: { list: seed.accounts.map((one) => createAccount(one, options.pushUrlOf(one))) },
    users: createUsers(seed.key),
    tokens: createTokens(),
    quotas: createQuotas(options.quotaScale),
    requests: createRequestLog(),
    codes: createCodes(),
    oauth: createOAuthTokens(),
    safety: { lexicon: [...seed.lexicon], media: [], mediaDelayMs: MEDIA_DELAY_MS },
    subscriptions: createSubscriptions(),
    outbox: createOutbox(),
    customer: createCustomer(),
    articles: createArticles(FIRST_ARTICLE + Math.floor(random() * 1_000_000)),
    quirks: createQuirks(),
    publishing: createPublishing(),
    groups: createGroups(seed.key),
    cards: { activities: [] },
    links: { list: [] },
    search: createSearch(),
    pushes: createPushes(options.pushTimeoutMs, options.receiverNow ?? (() => clock.now())),
    faults: { list: [] },
    emit: (account, openId, record, emitOptions) => emitPush(world, account, openId, record, emitOptions),
  };
  plantSeed(world, seed);
  return world;
}
