/** How many comments a room has: the newest, and of a backlog beyond them the oldest. */
export interface Depth {
  readonly newest: number;
  readonly oldest: number;
}

/** What an engine looks through within milliseconds. */
export const DEEPEST: Depth = { newest: 4_000, oldest: 1_000 };
/** Rooms visited within this time share what fits in memory. */
const SHARED_MS = 60_000;

/**
 * How deep rooms are while they share memory: as many comments each as all that were visited within the last minute can
 * have. With a fixed depth, rooms that do not fit together would each be read anew after all the others.
 */
export function createDepths({
  now,
  commentsMax,
  roomsMax,
}: {
  readonly now: () => number;
  /** Comments in memory at most, of all rooms together. */
  readonly commentsMax: number;
  /** Rooms in memory at most; beyond them depths do not become less. */
  readonly roomsMax: number;
}): { visit(spaceId: number): Depth } {
  /** When spaces were visited, whether or not their rooms are still in memory; longest ago first. */
  const visits = new Map<number, number>();
  return {
    visit(spaceId) {
      const at = now();
      visits.delete(spaceId);
      visits.set(spaceId, at);
      for (const [id, visitedAt] of visits) {
        if (at - visitedAt < SHARED_MS) break;
        visits.delete(id);
      }
      const deepest = DEEPEST.newest + DEEPEST.oldest;
      const total = Math.min(deepest, Math.ceil(commentsMax / Math.min(visits.size, roomsMax)));
      const newest = Math.ceil((total * DEEPEST.newest) / deepest);
      return { newest, oldest: total - newest };
    },
  };
}
