import { type Comment, limits, operations, type Post } from '@huixiang/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';

import { call } from '../../api/index.ts';

export interface Thread {
  readonly post: Post;
  readonly root: Comment;
  readonly replies: readonly Comment[];
  /** True when the thread has more replies than were fetched. */
  readonly cut: boolean;
}

export function threadKey(spaceId: number): readonly unknown[] {
  return ['thread', spaceId];
}

/** The conversation around a comment: its post, its root and all replies below the root. */
export function useThread(spaceId: number, comment: Ref<Comment>) {
  const rootId = computed(() => comment.value.rootId ?? comment.value.id);
  const postId = computed(() => comment.value.postId);
  const query = useQuery({
    queryKey: [...threadKey(spaceId), rootId],
    queryFn: async (): Promise<Thread> => {
      const params = { spaceId, commentId: rootId.value };
      const [post, root, replies] = await Promise.all([
        call(operations.getPost, { params: { spaceId, postId: postId.value } }),
        call(operations.getComment, { params }),
        call(operations.listReplies, { params, query: { limit: limits.pageSizeMax } }),
      ]);
      return { post, root, replies: replies.items, cut: replies.next !== null };
    },
    placeholderData: keepPreviousData,
  });
  const queryClient = useQueryClient();
  return {
    ...query,
    renew: () => queryClient.invalidateQueries({ queryKey: threadKey(spaceId) }),
  };
}
