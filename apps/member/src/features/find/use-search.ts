import { operations, type ReplyOf } from '@huixiang/contract';
import { reactive } from 'vue';

import type { api as Api } from '../../platform/api.ts';
import { toFailure, type Failure } from '../loading/failure.ts';
import type { recentSearches } from './recent-searches.ts';

export type SearchHit = ReplyOf<typeof operations.searchComments>['items'][number];
/** A post whose title was found. */
export type PostHit = ReplyOf<typeof operations.searchPosts>['items'][number];
type Scope = 'space' | 'public';

interface Search {
  /** What stands in the field, and what the answers below are for; empty before the first search. */
  text: string;
  asked: string;
  scope: Scope;
  status: 'idle' | 'loading' | 'ready' | 'failed';
  items: SearchHit[];
  /** A few posts by their titles, above what was said. */
  posts: PostHit[];
  loose: boolean;
  next: string | null;
  loadingMore: boolean;
  failure: Failure | undefined;
  recent: string[];
}

const PAGE = 20;

interface Ports {
  readonly api: Pick<typeof Api, 'call'>;
  readonly recent: ReturnType<typeof recentSearches>;
  /** Answers came: learn which of them the reader has echoed. */
  readonly onLoaded: (items: readonly SearchHit[]) => void;
}

const nothing: Omit<Search, 'items' | 'posts' | 'recent'> = {
  text: '',
  asked: '',
  scope: 'public',
  status: 'idle',
  loose: false,
  next: null,
  loadingMore: false,
  failure: undefined,
};

function queryOf({ asked, scope }: Search, spaceOf: () => number | undefined) {
  const spaceId = scope === 'space' ? spaceOf() : undefined;
  return { q: asked, ...(spaceId === undefined ? {} : { spaceId }) };
}

/** Titles are looked for beside the comments; without them the answer is whole enough. */
async function askPosts(api: Ports['api'], query: ReturnType<typeof queryOf>): Promise<PostHit[]> {
  return api.call(operations.searchPosts, { query }).then(
    ({ items }) => items,
    () => [],
  );
}

/** Searching as a page shows it. `spaceOf` gives the space that the page was opened from, if any. */
export function useSearch(spaceOf: () => number | undefined, { api, recent, onLoaded }: Ports) {
  const state = reactive<Search>({ ...nothing, items: [], posts: [], recent: recent.all() });
  /** Only the answer to the last question counts. */
  let turn = 0;

  async function ask(after: string | null) {
    const query = { ...queryOf(state, spaceOf), limit: PAGE, ...(after === null ? {} : { after }) };
    const reply = await api.call(operations.searchComments, { query });
    onLoaded(reply.items);
    return reply;
  }

  /** Looks for what stands in the field, or for this. */
  async function search(text = state.text): Promise<void> {
    const wish = text.trim();
    state.text = text;
    if (wish === '') return clear();
    const mine = (turn += 1);
    Object.assign(state, { asked: wish, status: 'loading', items: [], posts: [], next: null });
    state.loadingMore = false;
    recent.add(wish);
    state.recent = recent.all();
    try {
      const [{ items, loose, next }, posts] = await Promise.all([
        ask(null),
        askPosts(api, queryOf(state, spaceOf)),
      ]);
      if (mine !== turn) return;
      Object.assign(state, { items, posts, loose, next, status: 'ready', failure: undefined });
    } catch (error) {
      if (mine === turn) Object.assign(state, { status: 'failed', failure: toFailure(error) });
    }
  }

  async function more(): Promise<void> {
    if (state.next === null || state.loadingMore || state.status !== 'ready') return;
    const mine = turn;
    state.loadingMore = true;
    try {
      const { items, next } = await ask(state.next);
      if (mine !== turn) return;
      const known = new Set(state.items.map(({ comment }) => comment.id));
      state.items.push(...items.filter(({ comment }) => !known.has(comment.id)));
      Object.assign(state, { next, failure: undefined });
    } catch (error) {
      if (mine === turn) state.failure = toFailure(error);
    } finally {
      if (mine === turn) state.loadingMore = false;
    }
  }

  /** Back to the beginning, with an empty field. */
  function clear(): void {
    turn += 1;
    Object.assign(state, { text: '', asked: '', status: 'idle', items: [], posts: [], next: null });
    state.failure = undefined;
  }

  function look(scope: Scope): void {
    if (scope === state.scope) return;
    state.scope = scope;
    if (state.asked !== '') void search(state.asked);
  }

  function forget(): void {
    recent.forget();
    state.recent = [];
  }

  /** Somebody else holds the phone now: what they looked for. */
  function recall(): void {
    state.recent = recent.all();
  }

  return { state, search, more, clear, look, forget, recall };
}
