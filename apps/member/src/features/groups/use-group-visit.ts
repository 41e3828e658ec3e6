import { operations, type ReplyOf } from '@huixiang/contract';
import { reactive, watch } from 'vue';

import { api } from '../../platform/api.ts';
import { mayBeGroup } from '../../platform/wechat.ts';
import { session } from '../session/session.ts';
import { visit } from '../session/visit.ts';
import { withEntry } from './with-entry.ts';

type Entry = ReplyOf<typeof operations.enterByGroup>;

/**
 * By which group a member came to a space, as WeChat vouches to the server. Asked when the place and the person are known,
 * and silent where nothing can be told: nobody waits for it.
 * @param onVia takes what proves it, for the acts of this page
 */
export function useGroupVisit(spaceId: () => number, onVia: (via: string) => void = () => undefined) {
  const state = reactive<{ entry: Entry | undefined }>({ entry: undefined });

  async function learn(): Promise<void> {
    state.entry = undefined;
    const id = spaceId();
    const memberId = session.member?.id;
    if (!(id > 0) || memberId === undefined || !mayBeGroup(visit.scene())) return;
    const entry = await withEntry(visit, (body) =>
      api.call(operations.enterByGroup, { params: { spaceId: id }, body }),
    ).catch(() => undefined);
    // Somebody else may have signed in meanwhile, for whom it proves nothing.
    if (entry === undefined || spaceId() !== id || session.member?.id !== memberId) return;
    state.entry = entry;
    if (entry.via !== null) onVia(entry.via);
  }

  watch(
    () => [spaceId(), session.member?.id, session.demo],
    () => void learn(),
    { immediate: true },
  );
  return { state, learn };
}
