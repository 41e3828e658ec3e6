import { ControlFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import type { User } from './users.ts';

/** The scripted person a control call names by `user`. Throws 400 and 404. */
export function userOf(world: World, fields: Fields): User {
  const id = fields.text('user');
  const user = world.users.byId.get(id);
  if (!user) throw new ControlFailure(404, `there is no user ${id}`);
  return user;
}
