import { operations, type Comment, type CommentPage, type ThreadOrder } from '@huixiang/contract';

import type { api as Api } from '../../platform/api.ts';
import type { Failure } from '../loading/failure.ts';
import { emptyThread, type ThreadState } from './thread-state.ts';

const PAGE = 20;

export interface ThreadPorts {
  readonly api: typeof Api;
  /** Comments came into view: learn which of them the reader has echoed. */
  readonly onLoaded: (comments: readonly Comment[]) => void;
  /** The reader's own words never wait for their leave: they may come from another device, or have waited for a network. */
  readonly isMine: (comment: Comment) => boolean;
}

export interface ThreadLoad {
  status: 'loading' | 'ready' | 'failed';
  failure: Failure | undefined;
  loadingMore: boolean;
  data: ThreadState;
  /** What happened since the first page was asked for; undefined while none is on its way. */
  since: Happening[] | undefined;
  /** The same for what is asked for again while it stays on screen. */
  renewing: Happening[] | undefined;
}

export type Happening = (data: ThreadState) => void;
export type Place = () => { readonly spaceId: number; readonly postId: number };

/** A thread before anything of it is there. */
export function loadingThread(): ThreadLoad {
  return {
    status: 'loading',
    failure: undefined,
    loadingMore: false,
    data: emptyThread('resonance'),
    since: undefined,
    renewing: undefined,
  };
}

/** Asks for the pages of a thread. */
export function threadPages(place: Place, { api, onLoaded }: ThreadPorts) {
  const learn = (page: CommentPage): CommentPage => {
    onLoaded(page.items);
    return page;
  };
  const from = (after: string | null) => (after === null ? {} : { after });
  return {
    async roots(order: ThreadOrder, after: string | null): Promise<CommentPage> {
      const query = { order, limit: PAGE, ...from(after) };
      return learn(await api.call(operations.listThread, { params: place(), query }));
    },
    async replies(rootId: number, after: string | null, limit = PAGE): Promise<CommentPage> {
      const params = { spaceId: place().spaceId, commentId: rootId };
      return learn(await api.call(operations.listReplies, { params, query: { limit, ...from(after) } }));
    },
  };
}
