import type { TableName } from '../table-registry.ts';

/**
 * What becomes of a row that names a member who is erased: `erase`, it goes; `unname`, it is a record about something else
 * and stays, with 0 for the member; `words`, it is what they said, and their choice decides.
 */
export type Trace = 'erase' | 'unname' | 'words';

export interface TraceRule {
  readonly trace: Trace;
  /** The column names a member only in these rows. */
  readonly when?: string;
  /** The column names many members; the whole row goes and is made again. */
  readonly many?: true;
  /** What another member decided in private about this one: erased with them, and never shown to them. */
  readonly secret?: true;
}

/** The rows in which a column names one of `ids`, an expression that is a list of ids. */
export function naming(column: string, { many, when }: TraceRule, ids: string): string {
  const named = many === true ? `${column} && ${ids}` : `${column} = ANY(${ids})`;
  return when === undefined ? named : `${named} AND ${when}`;
}

const erase: TraceRule = { trace: 'erase' };
const unname: TraceRule = { trace: 'unname' };
const words: TraceRule = { trace: 'words' };

/** Every column that names a member. A test walks the schema and fails when one is missing. */
export const traces: { readonly [T in TableName]?: Readonly<Record<string, TraceRule>> } = {
  spaces: { created_by: unname },
  memberships: { member_id: erase },
  posts: { author_id: words },
  comments: { author_id: words, solved_by: { trace: 'unname', secret: true } },
  solved_acts: { member_id: unname },
  waiting_comments: { author_id: erase, decided_by: unname },
  // Whatever becomes of the words: a picture shows a person or what is theirs. The bytes go with the rows.
  pictures: { author_id: erase, decided_by: unname },
  echoes: { member_id: erase },
  echo_changes: { member_id: erase },
  passes: { member_id: erase },
  exposures: { member_id: erase },
  cards: { member_id: erase },
  reports: { member_id: erase },
  verdicts: { member_id: erase },
  decisions: { author_id: erase, decided_by: unname, answered_by: unname },
  moderation_acts: { decided_by: unname },
  member_tags: { member_id: erase },
  taste_acts: { member_id: erase },
  gauges: { member_id: erase },
  gauge_reactions: { member_id: erase },
  mentions: { member_id: erase },
  opener_versions: { written_by: unname },
  ladder_offers: { member_id: erase },
  official_accounts: { connected_by: unname },
  native_articles: { linked_by: unname },
  native_acts: { member_id: unname },
  space_groups: { bound_by: unname },
  group_sightings: { member_id: erase },
  group_acts: { member_id: unname },
  members: { member_id: erase },
  listeners: { member_id: erase },
  listener_days: { member_id: erase },
  listener_nudges: { member_id: erase },
  mutes: { member_id: erase, target_id: { trace: 'erase', when: `kind = 'author'`, secret: true } },
  consents: { member_id: erase },
  profiles: { member_id: erase },
  discovery_settings: { member_id: erase },
  blocks: { member_id: erase, blocked_id: { trace: 'erase', secret: true } },
  notices: { member_id: erase },
  notice_settings: { member_id: erase },
  digests: { member_id: erase },
  thank_yous: { member_id: erase },
  erasures: { member_id: erase },
  email_claims: { member_id: erase },
  revoked_sessions: { member_id: erase },
  wechat_identities: { member_id: erase },
  wechat_unions: { member_id: erase },
  phone_claims: { member_id: erase },
  wechat_risks: { member_id: erase },
  subscription_grants: { member_id: erase },
};

/** Tables that hold a comment's words again, by comment: they go with the words. */
export const wordCopies = [
  'comment_history',
  'comment_terms',
  'comment_search',
] as const satisfies TableName[];

/** Figures made of other rows, some with lists of members: those of a space go as a whole when anything of it is erased. */
export const derived: readonly TableName[] = ['space_hours', 'space_days', 'space_hour_checks'];

/** Tables about comments, or with numbers of something else, that say nothing of any member. */
export const impersonal: readonly TableName[] = [
  'comment_stats',
  'post_stats',
  'waves',
  'discoveries',
  'discovery_runs',
  'space_terms',
  'space_tags',
  'openers',
  'secrets',
  // By address: what belongs to a member who is erased goes with the address.
  'email_codes',
  // Keyed hashes, kept only as long as a session could be shown.
  'ended_members',
  'wechat_tokens',
  // Of readers in WeChat, of whom nothing is known but a keyed hash that nobody can look up.
  'native_comments',
  'official_calls',
  'group_claims',
  'company_groups',
  'company_days',
  'share_codes',
  'gentle_ranks',
  'submitted_pages',
  // Sealed until it was worked on, then only keyed hashes, kept for as long as it could come again.
  'wechat_pushes',
];

/** Columns that never name a member, in whatever table. */
export const impersonalColumns: readonly string[] = [
  'space_id',
  'post_id',
  'comment_id',
  'comment_ids',
  'needed_ids',
  'awaited_ids',
  'parent_id',
  'root_id',
  'deck_id',
  'session_id',
  'opener_id',
  'waiting_id',
  'picture_id',
  'said_id',
  'published_id',
  'act_id',
  'group_id',
  // Times.
  'at',
  'until',
  'expires_at',
  'recent',
  // Numbers.
  'why',
  // Published articles.
  'candidates',
];
