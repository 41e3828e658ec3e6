import { isCallError } from '@huixiang/client';

import type { SealedGroup } from '../../platform/wechat.ts';

/** What is shown to the server as proof of the group one came by. */
export type GroupProof = SealedGroup & { readonly code?: string };

export interface EntryPorts {
  readonly group: () => Promise<SealedGroup>;
  readonly login: () => Promise<string>;
}

/**
 * Does something for which the server must see by which group one came. WeChat seals with a key of its own choosing: when
 * the server has an older one, it learns the new one by a login, and what is sealed after that can be read.
 */
export async function withEntry<Reply>(
  { group, login }: EntryPorts,
  act: (proof: GroupProof) => Promise<Reply>,
): Promise<Reply> {
  try {
    return await act(await group());
  } catch (error) {
    if (!isCallError(error) || error.code !== 'HX_GROUP_SESSION') throw error;
    const code = await login();
    return act({ ...(await group()), code });
  }
}
