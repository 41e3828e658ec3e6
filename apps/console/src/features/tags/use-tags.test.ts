import { MutationObserver, QueryClient } from '@tanstack/vue-query';
import { expect, test } from 'vitest';

import type { SpaceTags, TagChange } from './tag-lists.ts';
import { settingTags } from './use-tags.ts';

const tagsOf = (...tags: string[]): SpaceTags => ({
  items: tags.map((tag) => ({ tag, comments: 0, origin: 'added' })),
  hidden: [],
});

test('a tag that was added stays when the list comes that was asked for before', async () => {
  const client = new QueryClient();
  const queryKey = ['tags', 1];
  client.setQueryData(queryKey, tagsOf('釉色'));
  const { promise: listed, resolve: list } = Promise.withResolvers<SpaceTags>();
  const asked = client.fetchQuery({ queryKey, queryFn: () => listed });
  const put = async ({ tag }: TagChange): Promise<SpaceTags> => tagsOf('釉色', tag);
  await new MutationObserver(client, settingTags(client, queryKey, put)).mutate({
    tag: '柴烧',
    state: 'added',
  });
  list(tagsOf('釉色'));
  await Promise.allSettled([asked]);
  expect(client.getQueryData(queryKey)).toEqual(tagsOf('釉色', '柴烧'));
});
