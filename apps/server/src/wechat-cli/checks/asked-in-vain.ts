import { WechatApiError } from '@huixiang/wechat';

/** WeChat's codes for a call that only a third-party platform may make for the account. */
const FOR_PLATFORMS = new Set([48001, 61003, 61007, 85013, 86000]);

/**
 * What a call answers that WeChat documents for third-party platforms; undefined when the account's own token is refused, so that a
 * person has to look.
 */
export async function unlessForPlatforms<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WechatApiError && FOR_PLATFORMS.has(error.code)) return undefined;
    throw error;
  }
}
