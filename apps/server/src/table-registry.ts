/**
 * Class of every table, for growth past one machine: which value its rows are distributed by, or that it stays on one
 * node. `claim` tables are distributed by the very value that must be unique everywhere.
 */
export const tableRegistry = {
  spaces: 'space',
  memberships: 'space',
  posts: 'space',
  post_stats: 'space',
  comments: 'space',
  comment_history: 'space',
  comment_stats: 'space',
  echoes: 'space',
  echo_changes: 'space',
  passes: 'space',
  exposures: 'space',
  cards: 'space',
  reports: 'space',
  waves: 'space',
  verdicts: 'space',
  comment_terms: 'space',
  space_terms: 'space',
  space_tags: 'space',
  member_tags: 'space',
  taste_acts: 'space',
  gauges: 'space',
  gauge_reactions: 'space',
  members: 'member',
  listeners: 'member',
  listener_days: 'member',
  listener_nudges: 'member',
  mutes: 'member',
  email_claims: 'claim',
  email_codes: 'claim',
  revoked_sessions: 'local',
  secrets: 'local',
} as const satisfies Record<string, 'space' | 'member' | 'claim' | 'local'>;

export type TableName = keyof typeof tableRegistry;
