import { findAccount } from '../accounts/accounts.ts';
import { ControlFailure } from '../http/failure.ts';
import { visit } from '../users/users.ts';
import type { World } from '../world/world.ts';
import type { SentMessage } from './outbox.ts';

const SCENE_SUBSCRIBE = 1014;
const SCENE_CUSTOMER = 1107;

export interface Tapped {
  /** As the mini-program is launched: its page without the query, the query, and the scene. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  /** The same page in a browser, when the account says where its pages are. */
  readonly url: string | undefined;
}

export function findMessage(world: World, id: string): SentMessage {
  const message = world.outbox.messages.find((one) => one.id === id);
  if (!message) throw new ControlFailure(404, `there is no message ${id}`);
  return message;
}

/** The person taps a message: the mini-program opens where the sender said. Throws 409 when it leads nowhere. */
export function tapMessage(world: World, message: SentMessage): Tapped {
  if (message.page === '') throw new ControlFailure(409, 'the message leads nowhere');
  const now = world.clock.now();
  const scene = message.kind === 'customer' ? SCENE_CUSTOMER : SCENE_SUBSCRIBE;
  message.tappedAt = now;
  visit(world.users, message.appId, message.userId, now, scene);
  return openPage(world, message.appId, message.page, scene);
}

/** Splits a page with its query, and finds it in a browser. */
export function openPage(world: World, appId: string, page: string, scene: number): Tapped {
  const [path = '', query = ''] = page.split('?');
  const base = findAccount(world.accounts, appId)?.h5Base;
  return {
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    scene,
    url: base === undefined ? undefined : `${base}${page}`,
  };
}
