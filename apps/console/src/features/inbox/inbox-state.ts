import type { Comment, LiveEvent } from '@huixiang/contract';
import { computed, ref, shallowRef } from 'vue';

import {
  neighbour,
  replaceComment,
  replaceCounts,
  settleRow,
  type InboxPage,
  type InboxRow,
  type Merged,
} from './inbox-rows.ts';

export type Show = 'unanswered' | 'answered';

/** What the inbox shows and which row is selected, with the changes that need no server. */
export function createInboxState() {
  const rows = shallowRef<InboxRow[]>([]);
  const selectedId = ref<number | null>(null);
  const selected = computed(() => rows.value.find((row) => row.item.comment.id === selectedId.value) ?? null);
  const next = ref<string | null>(null);
  const unanswered = ref(0);
  const held = ref(0);
  const changes = ref(0);
  return {
    show: ref<Show>('unanswered'),
    status: ref<'loading' | 'ready' | 'failed'>('loading'),
    error: shallowRef<unknown>(null),
    rows,
    next,
    /** How many comments of the space wait, on screen or not. */
    unanswered,
    /** How many items wait for the list to be tidied up, because they belong between rows on screen. */
    held,
    loadingMore: ref(false),
    /** How often something was laid on the rows that an answer asked for before knows nothing of. */
    changes,
    selectedId,
    selected,
    /** Shows what came with a page. The first row is selected when nothing that is on screen is. */
    lay: (merged: Merged, page: InboxPage): void => {
      rows.value = merged.rows;
      held.value = merged.held;
      next.value = page.next;
      unanswered.value = page.unanswered;
      if (selected.value === null) selectedId.value = rows.value[0]?.item.comment.id ?? null;
    },
    move(step: 1 | -1): void {
      selectedId.value = neighbour(rows.value, selectedId.value, step);
    },
    put(comment: Comment): void {
      changes.value += 1;
      rows.value = replaceComment(rows.value, comment);
    },
    settle(commentId: number): void {
      changes.value += 1;
      rows.value = settleRow(rows.value, commentId);
    },
    /** Renews echo counts at once; true when the event needs the list itself to be asked again. */
    hear(event: LiveEvent): boolean {
      if (event.type !== 'counts') return true;
      rows.value = replaceCounts(rows.value, event.items);
      return false;
    },
  };
}
