import { LinkError } from '@huixiang/client';
import type { Comment } from '@huixiang/contract';

import type { ThreadPorts } from './thread-load.ts';
import { rowsOf } from './thread-state.ts';
import { useThread } from './use-thread.ts';

/** A root that nobody has answered yet, by somebody else. */
export function comment(id: number, change: Partial<Comment> = {}): Comment {
  return {
    id,
    spaceId: 1,
    postId: 2,
    parentId: null,
    rootId: null,
    author: { id: 9, nickname: `人${id}` },
    authorIsStaff: false,
    text: `留言 ${id}`,
    createdAt: id,
    editedAt: null,
    deleted: false,
    pinned: false,
    featured: false,
    replyCount: 0,
    echoes: { raw: 0, counted: 0, organic: 0 },
    ...change,
  };
}

/** Whose own words are not announced to them. */
export const ME = 5;

interface Asked {
  readonly id: string;
  readonly query: Record<string, unknown>;
  readonly answer: (value: unknown) => void;
  readonly fail: () => void;
}

/** A server whose answers the test gives by hand, in any order. */
export function setUp() {
  const asked: Asked[] = [];
  const loaded: number[] = [];
  const call = (operation: { id: string }, input: { query?: Record<string, unknown> } = {}) =>
    new Promise((resolve, reject) => {
      asked.push({
        id: operation.id,
        query: input.query ?? {},
        answer: resolve,
        fail: () => reject(new LinkError('HX_NETWORK')),
      });
    });
  const thread = useThread(() => ({ spaceId: 1, postId: 2 }), {
    api: { call } as unknown as ThreadPorts['api'],
    onLoaded: (comments) => loaded.push(...comments.map((one) => one.id)),
    isMine: ({ author }) => author.id === ME,
  });
  const keys = () => rowsOf(thread.state.data).map((row) => row.key);
  return { asked, loaded, thread, keys };
}
