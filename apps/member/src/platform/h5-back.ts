import { nextTick } from 'vue';

/**
 * Names the entry of the history that stands for an open sheet. All else in it is of its page's entry, the address too, so that
 * uni's router sees no step between the two.
 */
const MARK = 'huixiangSheet';

/** What is to happen when our own step back has arrived; undefined when none is under way. */
let arrivals: (() => void)[] | undefined;
let isOpen = false;
/** The entry of a sheet is the present one, with this address. */
let entry: string | undefined;

function isMarked(state: unknown): boolean {
  return typeof state === 'object' && state !== null && MARK in state;
}

/** The entry of a sheet is the present one. It is not where somebody typed another address while the sheet was open. */
function isOnTop(): boolean {
  if (!isMarked(history.state)) entry = undefined;
  return entry !== undefined;
}

function stepBack(): void {
  entry = undefined;
  arrivals = [];
  history.back();
}

/** One entry while a sheet is open, none when it is not. */
function settle(): void {
  if (arrivals !== undefined || isOpen === isOnTop()) return;
  if (!isOpen) return stepBack();
  history.pushState({ ...(history.state as object | null), [MARK]: true }, '');
  entry = location.href;
}

/** A sheet was opened, or the last one was closed. */
export function sheetsChanged(open: boolean): void {
  isOpen = open;
  settle();
}

/** Takes the entry of an open sheet away, so that another page comes right after this one. */
export function leaveSheet(): Promise<void> {
  if (arrivals === undefined && isOnTop()) stepBack();
  return new Promise((resolve) => (arrivals === undefined ? resolve() : arrivals.push(resolve)));
}

/**
 * Has the browser's way back close the open sheet instead of leaving the page. Call it before uni's router listens, which hears
 * nothing of these steps. Only the H5 build contains it.
 */
export function watchBack(closeSheet: () => void): void {
  const onPop = (event: PopStateEvent): void => {
    const own = arrivals;
    const isFromSheet = entry === location.href;
    entry = undefined;
    if (own !== undefined) {
      event.stopImmediatePropagation();
      arrivals = undefined;
      own.forEach((arrived) => arrived());
      settle();
    } else if (isMarked(event.state)) {
      // Forward to a sheet that is not there any more.
      event.stopImmediatePropagation();
      stepBack();
    } else if (isFromSheet) {
      event.stopImmediatePropagation();
      closeSheet();
      // One that would not close is still there to be closed.
      void nextTick(settle);
    }
  };
  addEventListener('popstate', onPop, true);
  // The page was loaded anew while a sheet was open.
  if (isMarked(history.state)) stepBack();
}
