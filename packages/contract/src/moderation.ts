/** Why a moderator takes something back or does not let it become public: they name one of these. */
export const moderationReasons = ['spam', 'abuse', 'illegal', 'privacy', 'off-topic', 'other'] as const;
export type ModerationReason = (typeof moderationReasons)[number];

/**
 * Why something was decided: a reason of people, or `machine`, the check of what is said found it risky; `place-gone`,
 * what it answered is gone, or its author may not speak there any more.
 */
export const decisionReasons = [...moderationReasons, 'machine', 'place-gone'] as const;
export type DecisionReason = (typeof decisionReasons)[number];

/**
 * Why a comment is not public yet. `unsure`: WeChat's check asks for a person. `away`: that check did not answer. `words`:
 * the list of words of this deployment asks for a person. `first`, `pre-review`: so the space wants it.
 */
export const waitReasons = ['unsure', 'away', 'words', 'first', 'pre-review'] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Whose comments a person sees before they are public: nobody's; those of who has not spoken here yet; all but the staff's. */
export const preReviews = ['off', 'first', 'all'] as const;
export type PreReview = (typeof preReviews)[number];

/** What moderators do, as it is written down. */
export const moderationActs = [
  'publish',
  'refuse',
  'remove',
  'keep',
  'restore',
  'uphold',
  'pre-review',
  'show-picture',
  'refuse-picture',
  'restore-picture',
  'uphold-picture',
  'remove-post',
  'keep-post',
  'restore-post',
  'uphold-post',
] as const;
export type ModerationAct = (typeof moderationActs)[number];

/** What is promised, from the moment that something was sent: our own numbers, told to everybody. */
export const promises = {
  illegalMs: 2 * 3_600_000,
  reviewMs: 24 * 3_600_000,
  appealMs: 72 * 3_600_000,
} as const;
