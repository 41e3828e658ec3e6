import type { WechatClient, WecomClient } from '@huixiang/wechat';
import type { WechatConfig } from '../wechat/wechat-config.ts';

/** What the checks may use. */
export interface CheckContext {
  readonly wechat: WechatConfig;
  readonly publicUrl: string | undefined;
  readonly mini: WechatClient;
  readonly official: WechatClient | undefined;
  readonly wecom: WecomClient | undefined;
  readonly now: () => number;
  readonly fetch: typeof fetch;
}
