import type { Account, PushSettings } from '../accounts/accounts.ts';
import type { ArticleDraft } from '../articles/articles.ts';
import type { GroupSeed } from '../groups/add-group.ts';
import type { Rule } from '../safety/safety.ts';
import type { Template } from '../subscribe/subscriptions.ts';
import type { UserSeed } from '../users/add-user.ts';

/** An account of the seed; what is left out gets the emulator's defaults. */
export interface AccountSeed
  extends
    Partial<Omit<Account, 'appId' | 'secret' | 'kind' | 'push'>>,
    Pick<Account, 'appId' | 'secret' | 'kind'> {
  readonly push?: Partial<PushSettings>;
}

export interface CommentSeed {
  /** A person of the seed; without one the comment has no openid. */
  readonly user?: string;
  readonly content: string;
}

export interface ArticleSeed extends Partial<ArticleDraft> {
  readonly title: string;
  readonly msgDataId?: string;
  /** How many hours before the start it was published. */
  readonly hoursAgo?: number;
  readonly comments?: readonly CommentSeed[];
}

export interface TemplateSeed
  extends Partial<Pick<Template, 'type'>>, Pick<Template, 'id' | 'title' | 'fields'> {}

/** What the world is like at the start. A part that is left out is the default seed's. */
export interface Seed {
  /** Equal keys give equal openids, union ids and group ids, also after a restart. */
  readonly key?: string;
  readonly accounts?: readonly AccountSeed[];
  readonly users?: readonly UserSeed[];
  readonly groups?: readonly GroupSeed[];
  readonly articles?: readonly ArticleSeed[];
  /** Of the first mini-program. */
  readonly templates?: readonly TemplateSeed[];
  readonly lexicon?: readonly Rule[];
}
