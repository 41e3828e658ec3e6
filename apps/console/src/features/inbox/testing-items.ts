import type { Comment } from '@huixiang/contract';

import type { InboxItem, InboxPage } from './inbox-rows.ts';

/** A comment for tests; ids double as times. */
export function commentOf(id: number, change: Partial<Comment> = {}): Comment {
  return {
    id,
    spaceId: 1,
    postId: 9,
    parentId: null,
    rootId: null,
    author: { id: 100 + id, nickname: `m${id}` },
    authorIsStaff: false,
    text: `text ${id}`,
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

export function itemOf(id: number): InboxItem {
  return { comment: commentOf(id), postTitle: 'post', answered: false, newcomer: false, reports: 0 };
}

export function pageOf(ids: readonly number[], next: string | null = null): InboxPage {
  return { items: ids.map(itemOf), next, unanswered: ids.length };
}
