import { onHide, onShow } from '@dcloudio/uni-app';
import { getCurrentInstance, onUnmounted, watch, type ComponentInternalInstance } from 'vue';

import { type BackHold, createBackHold } from './back-hold.ts';

const holds = new WeakMap<ComponentInternalInstance, BackHold>();
/** That of the page in view. */
let present: BackHold | undefined;

/** The one of the page that the component which is being set up stands on. */
function holdOfPage(): BackHold {
  const page = getCurrentInstance()?.root;
  const hold = (page === undefined ? undefined : holds.get(page)) ?? createBackHold();
  if (page !== undefined) holds.set(page, hold);
  return hold;
}

/** For the one `page-container` of a page: when to show it, and what to tell when it was hidden. */
export function usePageBack() {
  const hold = holdOfPage();
  present = hold;
  onShow(() => {
    present = hold;
    hold.inView(true);
  });
  onHide(() => hold.inView(false));
  return {
    turn: hold.turn,
    hidden: (event: { readonly currentTarget: { readonly dataset: { readonly turn?: unknown } } }): void =>
      hold.hidden(Number(event.currentTarget.dataset.turn)),
    released: hold.released,
  };
}

/** Has the way back close a sheet while it is open. */
export function useSheetBack(isOpen: () => boolean, close: () => void): void {
  const hold = holdOfPage();
  let gone: (() => void) | undefined;
  const follow = (open: boolean): void => {
    gone?.();
    gone = open ? hold.open(close) : undefined;
  };
  watch(isOpen, follow, { immediate: true });
  onUnmounted(() => follow(false));
}

/** Lets the way back go, so that another page can be opened. */
export function leaveSheets(): Promise<void> {
  return present?.leave() ?? Promise.resolve();
}

/** The other page did not open. */
export function stayWithSheets(): void {
  present?.inView(true);
}
