import type { Account } from '../accounts/accounts.ts';
import type { World } from '../world/world.ts';

const WRAPPERS = {
  subscribe_msg_popup_event: 'SubscribeMsgPopupEvent',
  subscribe_msg_change_event: 'SubscribeMsgChangeEvent',
  subscribe_msg_sent_event: 'SubscribeMsgSentEvent',
} as const;

/** Tells the account's server of subscriptions. In XML the list has one more element around it. */
export function subscribeEvent(
  world: World,
  account: Account,
  openId: string,
  event: keyof typeof WRAPPERS,
  list: readonly Readonly<Record<string, string>>[],
): void {
  const content = account.push.format === 'json' ? { List: list } : { [WRAPPERS[event]]: { List: list } };
  world.emit(account, openId, { MsgType: 'event', Event: event, ...content });
}
