import { nextTick, ref, type Ref } from 'vue';

/** For so long WeChat may take to let the way back go. One that knows no `page-container` never says that it has. */
const RELEASE_MS = 100;

type Close = () => void;

/**
 * Whether a page of the mini-program holds the way back for an open sheet. WeChat lets a page hold it once, by showing a
 * `page-container`; a step back hides that by itself, whatever the page says, and only then asks.
 */
export interface BackHold {
  /** The number of the present hold, another for each; 0 while there is none. The container is shown by it and carries it. */
  readonly turn: Readonly<Ref<number>>;
  /** A sheet was opened. @returns what to call once it is gone */
  open(close: Close): () => void;
  /** The container of this hold was hidden: by the page itself, or, when the hold is still the present one, by a step back. */
  hidden(turn: number): void;
  /** WeChat has let the way back go. */
  readonly released: () => void;
  /** Lets go before another page opens: WeChat once kept the hold of a page that was left. Resolves when it may open. */
  leave(): Promise<void>;
  /** The page came into view or stays there after all, or went out of it. */
  inView(yes: boolean): void;
}

export function createBackHold(): BackHold {
  const turn = ref(0);
  const sheets: Close[] = [];
  let waiting: (() => void)[] = [];
  let last = 0;
  let isAway = false;
  let isHiding = false;

  function settle(): void {
    if (isAway || isHiding || sheets.length === 0) turn.value = 0;
    else if (turn.value === 0) turn.value = last += 1;
  }
  function inView(yes: boolean): void {
    isAway = !yes;
    settle();
  }
  function released(): void {
    const done = waiting;
    waiting = [];
    for (const one of done) one();
  }

  return {
    turn,
    inView,
    released,
    open(close) {
      sheets.push(close);
      settle();
      return () => {
        sheets.splice(sheets.indexOf(close), 1);
        settle();
      };
    },
    hidden(its) {
      if (its === 0 || its !== turn.value) return;
      isHiding = true;
      settle();
      sheets.at(-1)?.();
      // The page has to say "hidden" as well, before it can show the container again for a sheet that stays or follows.
      void nextTick(() => {
        isHiding = false;
        settle();
      });
    },
    leave() {
      if (turn.value === 0) return Promise.resolve();
      inView(false);
      return new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(released, RELEASE_MS);
      });
    },
  };
}
