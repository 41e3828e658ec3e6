import { appendRows, mergeRows, type InboxPage } from './inbox-rows.ts';
import { createInboxState, type Show } from './inbox-state.ts';

/** Fetches one page of a list; `after` null is the first. */
export type LoadInbox = (show: Show, after: string | null) => Promise<InboxPage>;

/** The first `count` pages as one. */
async function loadPages(load: LoadInbox, show: Show, count: number): Promise<InboxPage> {
  let page = await load(show, null);
  const items = [...page.items];
  for (let at = 1; at < count && page.next !== null; at += 1) {
    page = await load(show, page.next);
    items.push(...page.items);
  }
  return { ...page, items };
}

/** A work that never runs twice at once: asked for while it runs, it runs once more after that. */
function neverTwice(work: () => Promise<void>): () => Promise<void> {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await work();
    }
    running = false;
  };
}

/**
 * The list of the inbox as it stands on screen. It is opened once per tab and then only ever grows at its end, so that
 * nothing moves under the pointer while comments arrive.
 */
export function useInbox(load: LoadInbox) {
  const state = createInboxState();
  const { show, status, error, rows, next, loadingMore, changes, lay } = state;
  let pages = 1;
  /** Counts openings; an answer that belongs to an earlier one is dropped. */
  let opening = 0;
  /** Whether what is on screen is the answer to the latest opening. */
  let opened = false;
  /** A renewal was asked for before that. */
  let missed = false;

  async function open(which: Show): Promise<void> {
    opening += 1;
    const mine = opening;
    opened = false;
    missed = false;
    if (which !== show.value) rows.value = [];
    show.value = which;
    if (rows.value.length === 0) status.value = 'loading';
    error.value = null;
    try {
      const page = await load(which, null);
      if (mine !== opening) return;
      pages = 1;
      lay({ rows: appendRows([], page.items), held: 0 }, page);
      status.value = 'ready';
      opened = true;
      if (missed) void renew();
    } catch (failure) {
      if (mine !== opening) return;
      error.value = failure;
      status.value = 'failed';
    }
  }

  async function more(): Promise<void> {
    if (next.value === null || loadingMore.value) return;
    const mine = opening;
    loadingMore.value = true;
    try {
      const page = await load(show.value, next.value);
      if (mine !== opening) return;
      pages += 1;
      changes.value += 1;
      rows.value = appendRows(rows.value, page.items);
      next.value = page.next;
    } finally {
      loadingMore.value = false;
    }
  }

  /** Fetches again what is on screen and lays it over the rows. A failure changes nothing; the next event tries again. */
  const renew = neverTwice(async () => {
    missed = !opened;
    if (missed) return;
    const [mine, before] = [opening, changes.value];
    const again = await loadPages(load, show.value, pages).catch(() => null);
    if (again === null || mine !== opening) return;
    if (before === changes.value) lay(mergeRows(rows.value, again.items, true), again);
    else void renew();
  });

  return { ...state, open, more, renew };
}
