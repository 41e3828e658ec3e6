/**
 * What no prompt may ask for or hold out: a share, praise, an echo or a vote, nor anything in return for one. Wording
 * of openers and of the ladder is held to it, here in the server and by a test over the catalogue.
 */
const ASKED: readonly RegExp[] = [
  /赞|回响|转发|扩散|集齐|好评|满分|五星|打分|投票|投我|关注我|求关注/u,
  /分享(?:给|到|这|本)|请.{0,4}分享|帮.{0,4}分享/u,
  /红包|抽奖|优惠券|代金券|返现|积分|奖励|奖品|礼品|免费领|解锁/u,
  /\b(?:upvote|repost|retweet|five stars?|5 stars?|vote for|follow (?:me|us)|share (?:this|it|with)|please share|echo)\b/i,
  /\b(?:please like|like and|like us|coupon|voucher|reward|prize|lottery|(?:earn|get|win) points|unlock|giveaway)\b/i,
];

/** Whether a wording asks for applause or sharing, or promises something for it. */
export function asksForApplause(wording: string): boolean {
  return ASKED.some((pattern) => pattern.test(wording));
}
