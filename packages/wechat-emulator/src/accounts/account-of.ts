import { ControlFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { findAccount, firstAccount, type Account, type AccountKind } from './accounts.ts';

/** The account a control call means: the one named by `appid`, else the first of the kind. Throws 404. */
export function accountOf(world: World, fields: Fields, kind: AccountKind): Account {
  const appId = fields.textOr('appid', '');
  const account = appId === '' ? firstAccount(world.accounts, kind) : findAccount(world.accounts, appId);
  if (!account) throw new ControlFailure(404, `there is no account ${appId || `of kind ${kind}`}`);
  return account;
}
