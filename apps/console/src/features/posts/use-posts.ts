import { type ModerationReason, operations, type Post } from '@huixiang/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/vue-query';
import { computed, onScopeDispose } from 'vue';

import { call } from '../../api/index.ts';
import { errorText } from '../../ui/error-text.ts';
import { showToast } from '../../ui/toast.ts';
import { throttle } from '../../ui/throttle.ts';
import { useSpace, useSpaceEvents } from '../shell/space-context.ts';

export interface PostDraft {
  title: string;
  body: string;
}

export interface Why {
  readonly reason: ModerationReason;
  readonly note?: string;
}

/** Comment and echo counts move with every event; the list is asked again at most this often. */
const renewMs = 5_000;

/** The posts of the space, newest first, and what one can do with them. */
export function usePosts() {
  const { space } = useSpace();
  const spaceId = space.value.id;
  const queryClient = useQueryClient();
  const queryKey = ['posts', spaceId];

  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      call(operations.listPosts, {
        params: { spaceId },
        query: pageParam === null ? {} : { after: pageParam },
      }),
    getNextPageParam: (page) => page.next,
  });
  const renew = throttle(() => void queryClient.invalidateQueries({ queryKey }), renewMs);
  useSpaceEvents(renew, renew);
  onScopeDispose(() => renew.cancel());

  const renewList = (): Promise<void> => queryClient.invalidateQueries({ queryKey });
  const creation = useMutation({
    mutationFn: (body: PostDraft) => call(operations.createPost, { params: { spaceId }, body }),
    onSuccess: renewList,
  });
  const edit = useMutation({
    mutationFn: ({ post, draft }: { post: Post; draft: PostDraft }) =>
      call(operations.editPost, {
        params: { spaceId, postId: post.id },
        body: { ...draft, editedAt: post.editedAt },
      }),
    // Who is told that somebody else changed it sees what it says now.
    onSettled: renewList,
  });
  const removal = useMutation({
    mutationFn: (post: Post) => call(operations.deletePost, { params: { spaceId, postId: post.id } }),
    onSuccess: renewList,
  });
  /** Takes somebody else's post off the page, for a reason that they are told. */
  const decision = useMutation({
    mutationFn: ({ post, why }: { post: Post; why: Why }) =>
      call(operations.decideReports, {
        params: { spaceId, commentId: post.id },
        body: { outcome: 'removed', ...why },
      }),
    onSuccess: renewList,
    onError: (error) => showToast('bad', errorText(error)),
  });
  const posts = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []);
  return { ...query, posts, creation, edit, removal, decision };
}
