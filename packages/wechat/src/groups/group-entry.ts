import { numberField, textField, type PushFields } from '../push/push-fields.ts';

/** From what kind of chat somebody came. */
export type ChatType = 'contact' | 'wecom-contact' | 'group' | 'wecom-group';

/** From which chat somebody entered: what `wx.getGroupEnterInfo` tells, once opened by `decryptOpenData`. */
export interface GroupEntry {
  readonly chatType: ChatType | undefined;
  /** Of a group; the same for all its members and every mini-program visit. */
  readonly openGroupId: string | undefined;
  /** Of a chat of two. */
  readonly openRoomId: string | undefined;
  /** Of the member **in this group**: in another group it is another one. */
  readonly groupOpenId: string | undefined;
}

const chatTypes: Readonly<Record<number, ChatType>> = {
  1: 'contact',
  2: 'wecom-contact',
  3: 'group',
  4: 'wecom-group',
};

/** Reads the opened data; undefined when it names neither a group nor a room. */
export function readGroupEntry(data: PushFields): GroupEntry | undefined {
  // Older versions spell it `openGId`.
  const openGroupId = textField(data, 'opengid') ?? textField(data, 'openGId');
  const openRoomId = textField(data, 'open_single_roomid');
  if (openGroupId === undefined && openRoomId === undefined) return undefined;
  const chatType = chatTypes[numberField(data, 'chat_type') ?? 0];
  return { chatType, openGroupId, openRoomId, groupOpenId: textField(data, 'group_openid') };
}
