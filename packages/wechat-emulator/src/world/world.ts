import type { PushRecord } from '@huixiang/wechat';

import type { Account, Accounts } from '../accounts/accounts.ts';
import type { Articles } from '../articles/articles.ts';
import type { Cards } from '../cards/cards.ts';
import type { Clock } from '../clock/clock.ts';
import type { CommentQuirks } from '../comments/comment.ts';
import type { Customer } from '../customer/windows.ts';
import type { Faults } from '../faults/faults.ts';
import type { Groups } from '../groups/groups.ts';
import type { Links } from '../links/links.ts';
import type { LoginCodes } from '../login/codes.ts';
import type { OAuthTokens } from '../oauth/tokens.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Publishing } from '../publish/publishing.ts';
import type { Pushes } from '../pushes/pushes.ts';
import type { Quotas } from '../quota/quotas.ts';
import type { Random } from '../random/random.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { Safety } from '../safety/safety.ts';
import type { Search } from '../search/search.ts';
import type { Subscriptions } from '../subscribe/subscriptions.ts';
import type { Tokens } from '../tokens/tokens.ts';
import type { Users } from '../users/users.ts';

export interface EmitOptions {
  /** Of the emulator's clock; 0 when absent. */
  readonly delayMs?: number;
  /** Of messages, which have one; events do not. */
  readonly messageId?: string;
}

/** Everything the emulator remembers. Nothing of it is ever written to a disk. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: () => string;
  readonly accounts: Accounts;
  readonly users: Users;
  readonly tokens: Tokens;
  readonly quotas: Quotas;
  readonly requests: RequestLog;
  readonly codes: LoginCodes;
  readonly oauth: OAuthTokens;
  readonly safety: Safety;
  readonly subscriptions: Subscriptions;
  readonly outbox: Outbox;
  readonly customer: Customer;
  readonly articles: Articles;
  readonly quirks: CommentQuirks;
  readonly publishing: Publishing;
  readonly groups: Groups;
  readonly cards: Cards;
  readonly links: Links;
  readonly search: Search;
  readonly pushes: Pushes;
  readonly faults: Faults;
  /** Sends an event or message to an account's server; `record` lacks only the addresses and the time. */
  readonly emit: (account: Account, openId: string, record: PushRecord, options?: EmitOptions) => void;
}
