import { operations, type ReplyOf } from '@huixiang/contract';

import { api } from '../../platform/api.ts';
import { mergedPages } from '../loading/merged-pages.ts';

type Told = ReplyOf<typeof operations.listMyComments>['items'][number];

/** A comment of mine with how many heard it and the name of its space. */
export interface MyComment extends Told {
  readonly spaceName: string;
}

const PAGE = 20;

/** My comments in all spaces that I can see, newest first. */
export async function myComments() {
  const spaces = (await api.call(operations.listSpaces)).items;
  const sources = spaces.map(({ id, name }) => ({
    async load(after: string | null) {
      const query = { limit: PAGE, ...(after === null ? {} : { after }) };
      const page = await api.call(operations.listMyComments, { params: { spaceId: id }, query });
      return {
        items: page.items.map((comment): MyComment => ({ ...comment, spaceName: name })),
        next: page.next,
      };
    },
  }));
  return mergedPages(sources, (a, b) => b.createdAt - a.createdAt || b.id - a.id);
}
