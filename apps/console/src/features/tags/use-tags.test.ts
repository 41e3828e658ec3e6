import { MutationObserver, QueryClient } from '@tanstack/vue-query';
import { expect, test } from 'vitest';

import type { SpaceTags } from './tag-lists.ts';
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
  const put = async ({ added }: { added: readonly string[] }): Promise<SpaceTags> => tagsOf(...added);
  await new MutationObserver(client, settingTags(client, queryKey, put)).mutate({
    added: ['釉色', '柴烧'],
    hidden: [],
  });
  list(tagsOf('釉色'));
  await Promise.allSettled([asked]);
  expect(client.getQueryData(queryKey)).toEqual(tagsOf('釉色', '柴烧'));
});
