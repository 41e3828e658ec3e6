import { operations, type Post, type Space } from '@huixiang/contract';

import { api } from '../../platform/api.ts';
import { mergedPages } from '../loading/merged-pages.ts';

/** A post with the name of the space that it stands in. */
export interface FeedPost extends Post {
  readonly spaceName: string;
}

/** Spaces whose posts are mixed on the home page; the others have their own pages. */
const SPACES_MIXED = 12;
const PAGE = 8;

export function postsOf(space: Space) {
  return {
    async load(after: string | null) {
      const page = await api.call(operations.listPosts, {
        params: { spaceId: space.id },
        query: { limit: PAGE, ...(after === null ? {} : { after }) },
      });
      return {
        items: page.items.map((post): FeedPost => ({ ...post, spaceName: space.name })),
        next: page.next,
      };
    },
  };
}

/** The latest posts of all these spaces together, newest first. */
export function latestPosts(spaces: readonly Space[]) {
  return mergedPages(
    spaces.slice(0, SPACES_MIXED).map(postsOf),
    (a, b) => b.createdAt - a.createdAt || b.id - a.id,
  );
}
