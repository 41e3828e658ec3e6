import type { Comment, Counts, operations, ReplyOf } from '@huixiang/contract';

export type InboxPage = ReplyOf<typeof operations.listInbox>;
export type InboxItem = InboxPage['items'][number];

export interface InboxRow {
  readonly item: InboxItem;
  /** It left this list since it was shown (answered, or deleted); it keeps its place until the list is opened anew. */
  readonly settled: boolean;
  /** It arrived while one was looking. */
  readonly fresh: boolean;
}

export interface Merged {
  readonly rows: InboxRow[];
  /** Items that belong between or above rows already on screen; they wait for a click, so that nothing jumps. */
  readonly held: number;
}

/**
 * Lays a fresh copy of the list over the rows on screen. Rows never move or vanish: known ones are renewed in place, ones
 * that left are marked settled, new ones are added at the end, and new ones that belong further up are held back.
 */
export function mergeRows(rows: readonly InboxRow[], fetched: readonly InboxItem[], fresh: boolean): Merged {
  const shown = new Set(rows.map((row) => row.item.comment.id));
  const renewed = new Map(fetched.map((item) => [item.comment.id, item]));
  const lastKnown = fetched.findLastIndex((item) => shown.has(item.comment.id));
  const isNew = (item: InboxItem): boolean => !shown.has(item.comment.id);
  const kept = rows.map((row) => {
    const item = renewed.get(row.item.comment.id);
    return item === undefined ? { ...row, settled: true } : { ...row, item, settled: false };
  });
  const added = fetched.slice(lastKnown + 1).filter(isNew);
  return {
    rows: [...kept, ...added.map((item) => ({ item, settled: false, fresh }))],
    held: fetched.slice(0, lastKnown + 1).filter(isNew).length,
  };
}

/** Adds a further page below the rows; an item that moved between pages is not shown twice. */
export function appendRows(rows: readonly InboxRow[], items: readonly InboxItem[]): InboxRow[] {
  const shown = new Set(rows.map((row) => row.item.comment.id));
  const added = items.filter((item) => !shown.has(item.comment.id));
  return [...rows, ...added.map((item) => ({ item, settled: false, fresh: false }))];
}

function withComment(row: InboxRow, change: (comment: Comment) => Comment): InboxRow {
  return { ...row, item: { ...row.item, comment: change(row.item.comment) } };
}

/** Replaces a comment in its row. */
export function replaceComment(rows: readonly InboxRow[], comment: Comment): InboxRow[] {
  return rows.map((row) => (row.item.comment.id === comment.id ? withComment(row, () => comment) : row));
}

/** Renews echo counts in place. */
export function replaceCounts(
  rows: readonly InboxRow[],
  items: readonly { readonly commentId: number; readonly echoes: Counts }[],
): InboxRow[] {
  const renewed = new Map(items.map(({ commentId, echoes }) => [commentId, echoes]));
  return rows.map((row) => {
    const echoes = renewed.get(row.item.comment.id);
    return echoes === undefined ? row : withComment(row, (comment) => ({ ...comment, echoes }));
  });
}

/** Marks a row as dealt with. */
export function settleRow(rows: readonly InboxRow[], commentId: number): InboxRow[] {
  return rows.map((row) => (row.item.comment.id === commentId ? { ...row, settled: true } : row));
}

/** The row `step` places from `selected` (1 below, −1 above), staying within the list; the first when none is selected. */
export function neighbour(rows: readonly InboxRow[], selected: number | null, step: 1 | -1): number | null {
  const at = rows.findIndex((row) => row.item.comment.id === selected);
  const to = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  return rows[to]?.item.comment.id ?? null;
}
