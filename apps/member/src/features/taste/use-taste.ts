import { inTurn } from '@huixiang/client';
import { operations, type MemberTag, type ReplyOf, type Space } from '@huixiang/contract';
import { computed, reactive } from 'vue';

import type { api as Api } from '../../platform/api.ts';
import { toFailure, type Failure } from '../loading/failure.ts';
import { inOldOrder } from './taste-words.ts';

/** A space with what is known of my taste there. */
export interface SpaceTaste {
  readonly space: Space;
  readonly tags: MemberTag[];
}

export interface TastePorts {
  readonly api: typeof Api;
  readonly onFailed: (failure: Failure) => void;
}

interface TasteState {
  status: 'loading' | 'ready' | 'failed';
  failure: Failure | undefined;
  tastes: SpaceTaste[];
  /** The space in view. */
  spaceId: number;
}

/** Spaces that are looked into; beyond them nobody edits a taste by hand. */
const SPACES_MAX = 12;

async function readTastes(api: typeof Api): Promise<SpaceTaste[]> {
  const { items: spaces } = await api.call(operations.listSpaces);
  const tasteOf = async (space: Space): Promise<SpaceTaste> => {
    const { items: tags } = await api.call(operations.listMyTags, { params: { spaceId: space.id } });
    return { space, tags };
  };
  return Promise.all(spaces.slice(0, SPACES_MAX).map(tasteOf));
}

/** My tags, space by space, and what I can do with each. A change shows at once; the server's answer replaces it. */
export function useTaste({ api, onFailed }: TastePorts) {
  const state = reactive<TasteState>({ status: 'loading', failure: undefined, tastes: [], spaceId: 0 });
  const shown = computed(() => state.tastes.find(({ space }) => space.id === state.spaceId));
  /** Counts the changes; only the answer to the last one is shown. */
  let changes = 0;
  /** Something is shown that did not arrive. */
  let stale = false;
  const next = inTurn();

  async function load(): Promise<void> {
    if (state.tastes.length === 0) state.status = 'loading';
    const mine = (changes += 1);
    try {
      const tastes = await next(() => readTastes(api));
      if (mine !== changes) return;
      stale = false;
      const richest = [...tastes].sort((a, b) => b.tags.length - a.tags.length)[0];
      const spaceId = tastes.some(({ space }) => space.id === state.spaceId)
        ? state.spaceId
        : (richest?.space.id ?? 0);
      Object.assign(state, { status: 'ready', failure: undefined, tastes, spaceId });
    } catch (error) {
      if (mine !== changes) return;
      state.failure = toFailure(error);
      if (state.status === 'loading') state.status = 'failed';
    }
  }

  function show(spaceId: number, tags: readonly MemberTag[]): void {
    state.tastes = state.tastes.map((one) =>
      one.space.id === spaceId ? { ...one, tags: inOldOrder(one.tags, tags) } : one,
    );
  }

  async function change(
    tags: readonly MemberTag[],
    ask: (spaceId: number) => Promise<ReplyOf<typeof operations.listMyTags>>,
  ): Promise<boolean> {
    const { spaceId } = state;
    const mine = (changes += 1);
    show(spaceId, tags);
    try {
      const { items } = await next(() => ask(spaceId));
      if (mine === changes) show(spaceId, items);
      return true;
    } catch (error) {
      onFailed(toFailure(error));
      stale = true;
      return false;
    } finally {
      // What the server holds is the truth again, once nothing is on its way.
      if (stale && mine === changes) await load();
    }
  }

  return {
    state,
    shown,
    load,
    choose(spaceId: number): void {
      state.spaceId = spaceId;
    },
    /** Sets the weight of a tag, or adds it. Resolves to whether that has arrived. */
    weigh(tag: string, weight: number): Promise<boolean> {
      const tags = shown.value?.tags ?? [];
      const set: MemberTag = { tag, weight, origin: 'declared' };
      const known = tags.some((one) => one.tag === tag);
      const next = known ? tags.map((one) => (one.tag === tag ? set : one)) : [set, ...tags];
      return change(next, (spaceId) =>
        api.call(operations.setMyTag, { params: { spaceId, tag }, body: { weight } }),
      );
    },
    remove(tag: string): Promise<boolean> {
      const tags = (shown.value?.tags ?? []).filter((one) => one.tag !== tag);
      return change(tags, (spaceId) => api.call(operations.deleteMyTag, { params: { spaceId, tag } }));
    },
  };
}
