import {
  createWechatClient,
  isWechatError,
  probeComments,
  WechatApiError,
  type ArticleKey,
  type WechatClient,
} from '@huixiang/wechat';
import { transaction } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { postgresTokenStore } from '../wechat/token-store.ts';
import { unlinkArticles } from './native-articles.store.ts';
import { forgetAllComments } from './native-comments.store.ts';
import { deleteOfficial, loadOfficial, writeOfficial, type OfficialRow } from './official-accounts.store.ts';

type Capability = OfficialRow['capability'];

/** WeChat is asked in the name of the official account of a space. */
export interface Official {
  readonly client: WechatClient;
  readonly capability: Capability;
}

const TIMEOUT_MS = 4_000;
/** No account has it, and that it does not exist is told only to who may ask. */
const NO_ARTICLE: ArticleKey = { msgDataId: '1', index: 0 };

/** The clients of this process, one for each account, so that each keeps its quotas and its circuit breaker. */
export class OfficialAccounts {
  readonly #context: Context;
  readonly #clients = new Map<string, WechatClient>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Undefined: the space has none. */
  async of(spaceId: number): Promise<Official | undefined> {
    const { pool, sealing } = this.#context;
    const [row] = await loadOfficial(pool, [spaceId]);
    if (row === undefined) return undefined;
    const key = `${row.app_id} ${row.secret_sealed}`;
    const client = this.#clients.get(key) ?? this.#client(row.app_id, sealing.open(row.secret_sealed));
    this.#clients.set(key, client);
    return { client, capability: row.capability };
  }

  /** @throws HuixiangError HX_OFFICIAL_MISSING */
  async require(spaceId: number): Promise<Official> {
    const official = await this.of(spaceId);
    if (official === undefined) throw new HuixiangError('HX_OFFICIAL_MISSING');
    return official;
  }

  /**
   * Connect the account whose secret somebody shows, and find out what it may do.
   * @throws HuixiangError HX_OFFICIAL_SECRET when WeChat knows no such account or secret
   */
  async connect(
    spaceId: number,
    { appId, secret, memberId }: { appId: string; secret: string; memberId: number },
  ): Promise<void> {
    const { pool, sealing, now } = this.#context;
    const capability = await this.probe(this.#client(appId, secret), NO_ARTICLE);
    const [former] = await loadOfficial(pool, [spaceId]);
    await transaction(pool, async (client) => {
      if (former !== undefined && former.app_id !== appId) await forgetSpace(client, spaceId);
      await writeOfficial(client, [spaceId, appId, sealing.seal(secret), capability, now(), memberId]);
    });
  }

  /** The account, its articles and what was read of them are forgotten; the record of acts stays. */
  async disconnect(spaceId: number): Promise<void> {
    await transaction(this.#context.pool, async (client) => {
      await forgetSpace(client, spaceId);
      await deleteOfficial(client, [spaceId]);
    });
  }

  /** What the account may do with comments. @throws HuixiangError HX_OFFICIAL_SECRET */
  async probe(client: WechatClient, article: ArticleKey): Promise<Capability> {
    try {
      return await probeComments(client, article);
    } catch (error) {
      if (!isWechatError(error)) throw error;
      if (error instanceof WechatApiError && error.kind === 'not-found') return 'available';
      if (error instanceof WechatApiError && error.kind === 'credentials')
        throw new HuixiangError('HX_OFFICIAL_SECRET');
      this.#context.log('WeChat did not tell what an official account may do', error);
      return 'unknown';
    }
  }

  #client(appId: string, secret: string): WechatClient {
    const { config, pool, sealing, now, random } = this.#context;
    const base = config.wechat?.base;
    const shared = postgresTokenStore(pool, sealing);
    // A token is as good as the secret it was given for, so that another secret must not find it.
    const mark = sealing.mark('official-secret', secret);
    return createWechatClient({
      appId,
      secret,
      now,
      random,
      tokenStore: { renew: (account, renewal) => shared.renew(`${account} ${mark}`, renewal) },
      timeoutMs: TIMEOUT_MS,
      attempts: 2,
      ...(base === undefined ? {} : { baseUrl: base }),
    });
  }
}

async function forgetSpace(client: Parameters<typeof unlinkArticles>[0], spaceId: number): Promise<void> {
  await unlinkArticles(client, [spaceId]);
  await forgetAllComments(client, [spaceId]);
}
