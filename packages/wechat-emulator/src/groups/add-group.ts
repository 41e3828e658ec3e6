import { derivedText } from '../random/random.ts';
import type { World } from '../world/world.ts';
import type { ChatType, Group } from './groups.ts';

export interface GroupSeed {
  readonly id: string;
  readonly name: string;
  readonly chatType?: ChatType;
  readonly owner?: string;
  readonly members?: readonly string[];
}

export function addGroup(world: Pick<World, 'groups' | 'clock'>, seed: GroupSeed): Group {
  const { id, name, chatType = 3, owner = 'staff1', members = [] } = seed;
  const now = world.clock.now();
  const group: Group = {
    id,
    name,
    chatType,
    chatId: chatType === 4 ? `wr${derivedText(30, world.groups.key, 'chat', id)}` : undefined,
    owner,
    createdAt: now,
    members: new Map(members.map((one) => [one, now])),
    messages: [],
  };
  world.groups.list.push(group);
  return group;
}
