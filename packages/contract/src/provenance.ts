/**
 * How a person came to a comment. Set by the server from what it dealt or signed, immutable afterwards.
 * The index in this list is the code in the store: append only.
 */
export const provenances = [
  'article',
  'dealt-card',
  'group-share',
  'search',
  'profile',
  'discovery',
  'message',
  'poster',
] as const;
export type Provenance = (typeof provenances)[number];

export const spaceKinds = [
  'article-account',
  'video-channel',
  'company-account',
  'interest-group',
  'commerce-group',
  'knowledge-group',
  'industry-group',
] as const;
export type SpaceKind = (typeof spaceKinds)[number];

/** Roles in a space, weakest first. `admin` is a role of the whole deployment and outranks all of them. */
export const roles = ['member', 'creator', 'moderator', 'owner', 'admin'] as const;
export type Role = (typeof roles)[number];

export const threadOrders = ['resonance', 'newest', 'oldest'] as const;
export type ThreadOrder = (typeof threadOrders)[number];

/** What a listener can do with a card. Passing costs nothing. */
export const answers = ['echo', 'reply', 'pass', 'mute', 'report'] as const;
export type Answer = (typeof answers)[number];

export const reportReasons = ['spam', 'abuse', 'illegal', 'privacy', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
