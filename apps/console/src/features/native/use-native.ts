import { operations, type NativeAct, type NativeArticle } from '@huixiang/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';

import { call } from '../../api/index.ts';
import { useSpace } from '../shell/space-context.ts';

const officialKey = (spaceId: number) => ['official', spaceId];

/** The official account of the space and the articles that its posts are about. */
export function useOfficialAccount() {
  const { space } = useSpace();
  const params = { spaceId: space.value.id };
  const queryClient = useQueryClient();
  const queryKey = officialKey(space.value.id);
  const query = useQuery({ queryKey, queryFn: () => call(operations.getOfficialAccount, { params }) });
  const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey });
  const connection = useMutation({
    mutationFn: (body: { appId: string; secret: string }) =>
      call(operations.connectOfficialAccount, { params, body }),
    onSuccess: renew,
  });
  const disconnection = useMutation({
    mutationFn: () => call(operations.disconnectOfficialAccount, { params }),
    onSuccess: renew,
  });
  const linking = useMutation({
    mutationFn: ({ postId, url }: { postId: number; url: string }) =>
      call(operations.linkNativeArticle, { params: { ...params, postId }, body: { url } }),
    onSuccess: renew,
  });
  const choice = useMutation({
    mutationFn: ({ postId, msgid }: { postId: number; msgid: string }) =>
      call(operations.chooseNativeArticle, { params: { ...params, postId }, body: { msgid } }),
    onSuccess: renew,
  });
  return { ...query, connection, disconnection, linking, choice };
}

/** One act on one comment, as a person asked for it. */
export interface Wish {
  readonly id: string;
  readonly act: NativeAct;
  readonly content?: string;
}

/** The comments under one article, and the ways to act on them in WeChat. */
export function useNativeComments(article: NativeArticle) {
  const { space } = useSpace();
  const params = { spaceId: space.value.id, postId: article.postId };
  const queryClient = useQueryClient();
  const queryKey = ['native', space.value.id, article.postId];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      call(operations.listNativeComments, {
        params,
        query: pageParam === null ? {} : { after: pageParam },
      }),
    getNextPageParam: (page) => page.next,
  });
  const acting = useMutation({
    mutationFn: ({ id, act, content }: Wish) =>
      call(operations.actOnNativeComment, {
        params: { ...params, nativeId: id },
        body: content === undefined ? { act } : { act, content },
      }),
    // Also after a failure: it may have been done.
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey }),
        queryClient.invalidateQueries({ queryKey: officialKey(space.value.id) }),
      ]),
  });
  const comments = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  return { ...query, comments, acting };
}
