import type { GroupEntry } from '@huixiang/wechat';
import type { Context } from '../context.ts';

/** A group that WeChat named. */
export interface NamedGroup {
  readonly openGroupId: string;
  readonly mark: string;
  readonly kind: 'group' | 'wecom-group';
}

/** The group of an entry, and the keyed hash by which it is found again; undefined for a chat of two. */
export function groupOf({ sealing }: Pick<Context, 'sealing'>, entry: GroupEntry): NamedGroup | undefined {
  const { chatType, openGroupId } = entry;
  if (openGroupId === undefined) return undefined;
  const kind = chatType === 'wecom-group' ? 'wecom-group' : 'group';
  return { openGroupId, mark: sealing.mark('wechat.opengid', openGroupId), kind };
}
