import { findAccount, type Account } from '../accounts/accounts.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';

/** The account that proves itself by `appid` and `secret`; throws 41002, 41004, 40013, 40125. */
export function checkCredentials(world: World, fields: Fields): Account {
  const appId = fields.textOr('appid', '');
  if (appId === '') throw new WechatFailure(41002, 'appid missing');
  const account = findAccount(world.accounts, appId);
  if (!account || account.kind === 'corp') throw new WechatFailure(40013, 'invalid appid');
  const secret = fields.textOr('secret', '');
  if (secret === '') throw new WechatFailure(41004, 'appsecret missing');
  if (secret !== account.secret) throw new WechatFailure(40125, 'invalid appsecret');
  return account;
}

/** Throws 40002 unless `grant_type` is the wanted one. */
export function checkGrantType(fields: Fields, wanted: string): void {
  if (fields.textOr('grant_type', '') !== wanted) throw new WechatFailure(40002, 'invalid grant_type');
}
