/** Where a comment stands on the screen, in pixels from the top of the window. */
export interface Place {
  readonly id: number;
  readonly top: number;
  readonly bottom: number;
}

/** A comment counts as seen when half of it, or half of the window, was taken up by it for this long. */
const DWELL_MS = 1_000;
const SHARE = 0.5;

function isInView({ top, bottom }: Place, view: { readonly top: number; readonly bottom: number }): boolean {
  const visible = Math.min(bottom, view.bottom) - Math.max(top, view.top);
  const enough = Math.min(bottom - top, view.bottom - view.top) * SHARE;
  return visible > 0 && visible >= enough;
}

/**
 * Tells which comments were really on the screen. `look` is called whenever the page moved and about once a second;
 * it returns the ids that have just been seen for long enough, each id once for the life of the page.
 */
export function exposureWatch() {
  const since = new Map<number, number>();
  const done = new Set<number>();
  return {
    look(
      places: readonly Place[],
      view: { readonly top: number; readonly bottom: number },
      now: number,
    ): number[] {
      const inView = new Set(places.filter((place) => isInView(place, view)).map((place) => place.id));
      for (const id of since.keys()) if (!inView.has(id)) since.delete(id);
      const seen: number[] = [];
      for (const id of inView) {
        const start = since.get(id) ?? now;
        since.set(id, start);
        if (now - start >= DWELL_MS && !done.has(id)) {
          done.add(id);
          seen.push(id);
        }
      }
      return seen;
    },
    /** The page was left: what is on it now has to be looked at anew. */
    pause(): void {
      since.clear();
    },
  };
}
