import { derivedText } from '../random/random.ts';
import type { World } from '../world/world.ts';
import type { ChatType, Group } from './groups.ts';

export interface GroupSeed {
  readonly id: string;
  readonly name: string;
  readonly chatType?: ChatType;
  readonly owner?: string;
  readonly members?: readonly string[];
  /** How many days before the start it was opened, and everybody joined. */
  readonly daysAgo?: number;
  /** Who said something, and how many days before the start. */
  readonly talk?: readonly { readonly user: string; readonly daysAgo: number }[];
}

const DAY_MS = 86_400_000;

export function addGroup(world: Pick<World, 'groups' | 'clock'>, seed: GroupSeed): Group {
  const { id, name, chatType = 3, owner = 'staff1', members = [], daysAgo = 0, talk = [] } = seed;
  const now = world.clock.now();
  const openedAt = now - daysAgo * DAY_MS;
  const group: Group = {
    id,
    name,
    chatType,
    chatId: chatType === 4 ? `wr${derivedText(30, world.groups.key, 'chat', id)}` : undefined,
    owner,
    createdAt: openedAt,
    members: new Map(members.map((one) => [one, openedAt])),
    messages: talk.map((one) => ({ userId: one.user, at: now - one.daysAgo * DAY_MS })),
  };
  world.groups.list.push(group);
  return group;
}
