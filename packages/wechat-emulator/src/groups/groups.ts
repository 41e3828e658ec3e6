import { derivedText } from '../random/random.ts';

/** 1 a contact, 2 a WeCom contact, 3 a WeChat group, 4 a WeCom customer group. */
export type ChatType = 1 | 2 | 3 | 4;

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly chatType: ChatType;
  /** WeCom's name of it, of customer groups. */
  readonly chatId: string | undefined;
  /** The member of staff who owns a customer group. */
  readonly owner: string;
  readonly createdAt: number;
  readonly members: Map<string, number>;
  /** Messages people wrote, by day of Beijing; WeChat tells nobody their words. */
  readonly messages: { readonly userId: string; readonly at: number }[];
}

export interface Groups {
  readonly key: string;
  readonly list: Group[];
}

export function createGroups(key: string): Groups {
  return { key, list: [] };
}

/** A group's name within a mini-program; of one-to-one chats it is the room's. */
export function openGidOf(groups: Groups, appId: string, groupId: string): string {
  return `tG${derivedText(26, groups.key, appId, groupId)}`;
}

/** A person's name within one group: another one in each group. */
export function groupOpenIdOf(groups: Groups, appId: string, groupId: string, userId: string): string {
  return `oG${derivedText(26, groups.key, appId, groupId, userId)}`;
}
