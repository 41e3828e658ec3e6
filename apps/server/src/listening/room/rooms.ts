import type { Pool } from '@huixiang/postgres';
import type { Bus } from '../../live/bus.ts';
import { makeRoomComment, takeCounts, type RoomComment } from './room.ts';
import { loadOpen, loadRegions, loadSomeOpen, loadStatics, type OpenRow } from './room.store.ts';

/** Most comments that wait in a room: what an engine looks through within milliseconds. */
export const NEWEST_MAX = 4_000;
export const OLDEST_MAX = 1_000;
/** Within this time after dealing an answer may come any moment; later the card has probably been left. */
export const IN_FLIGHT_MS = 15 * 60_000;
/** Cards in flight that are looked at: more of them only tell that it is busy. */
export const IN_FLIGHT_MAX = 10_000;
/** Rows are read again at most this often, whoever asks. */
const FRESH_MS = 1_000;
/** More news than this are no cheaper to read one by one than all. */
const NEWS_MAX = 500;
/** Rooms in memory at most; the one that was not visited longest goes. */
const ROOMS_MAX = 500;

/**
 * The comments of each space that wait to be heard, in memory. Rows are the truth: a room is read again on demand, at
 * most once a second, and new or changed comments are read at once when they are heard of. In between it only adds what
 * this process did itself, so that a comment is not dealt to everybody while nobody has answered yet.
 */
export interface Rooms {
  /** The comments that wait in a space, up to date. They are shared: read them, change nothing. */
  of(spaceId: number): Promise<ReadonlyMap<number, RoomComment>>;
  /** A comment appeared or changed: look at its rows before it is dealt again. */
  touched(spaceId: number, commentId: number): void;
  /** Cards of these comments were dealt here, with the probabilities that were predicted. */
  dealt(spaceId: number, cards: readonly { commentId: number; predicted: number }[]): void;
  /** A card was answered here: what the rows of its comment say since, and what was predicted for the card. */
  answered(spaceId: number, now: AnsweredCounts): void;
}

/** Counts of a comment after one of its cards was answered; undefined counts when the answer said nothing about it. */
export interface AnsweredCounts {
  readonly commentId: number;
  readonly predicted: number;
  readonly counts: Omit<OpenRow, 'comment_id' | 'in_flight' | 'in_flight_expected'> | undefined;
  readonly needsHearing: boolean;
}

interface Room {
  comments: Map<number, RoomComment>;
  readAt: number;
  readonly news: Set<number>;
  reading: Promise<void> | undefined;
}

export function createRooms(options: { pool: Pool; bus: Bus; now: () => number }): Rooms {
  const { pool, bus, now } = options;
  const rooms = new Map<number, Room>();

  const visited = (spaceId: number): Room => {
    const room = rooms.get(spaceId) ?? {
      comments: new Map(),
      readAt: -Infinity,
      news: new Set<number>(),
      reading: undefined,
    };
    rooms.delete(spaceId);
    rooms.set(spaceId, room);
    const oldest = rooms.keys().next();
    if (rooms.size > ROOMS_MAX && !oldest.done) rooms.delete(oldest.value);
    return room;
  };
  const isFresh = (room: Room): boolean => room.news.size === 0 && now() - room.readAt < FRESH_MS;

  const read = async (spaceId: number, room: Room): Promise<void> => {
    const at = now();
    const since = at - IN_FLIGHT_MS;
    const news = [...room.news];
    // Whatever is heard of from here on may not be in what is read now.
    room.news.clear();
    try {
      if (at - room.readAt >= FRESH_MS || news.length > NEWS_MAX) {
        const rows = await loadOpen(pool, [spaceId, since, IN_FLIGHT_MAX, NEWEST_MAX, OLDEST_MAX]);
        const changed = new Set(news);
        const known = (id: number): RoomComment | undefined =>
          changed.has(id) ? undefined : room.comments.get(id);
        room.comments = await furnish(pool, spaceId, rows, known);
        room.readAt = at;
      } else {
        const rows = await loadSomeOpen(pool, [spaceId, since, news]);
        const comments = new Map(room.comments);
        for (const id of news) comments.delete(id);
        for (const [id, comment] of await furnish(pool, spaceId, rows, () => undefined))
          comments.set(id, comment);
        room.comments = comments;
      }
    } catch (error) {
      for (const id of news) room.news.add(id);
      throw error;
    }
  };

  const touched = (spaceId: number, commentId: number): void => {
    rooms.get(spaceId)?.news.add(commentId);
  };
  const self: Rooms = {
    async of(spaceId) {
      const room = visited(spaceId);
      // Two rounds at most: the reading under way when we came, and one that began after it.
      for (let round = 0; round < 2 && !isFresh(room); round += 1) {
        room.reading ??= read(spaceId, room).finally(() => (room.reading = undefined));
        await room.reading;
      }
      return room.comments;
    },
    touched,
    dealt(spaceId, cards) {
      const comments = rooms.get(spaceId)?.comments;
      for (const { commentId, predicted } of cards) {
        const comment = comments?.get(commentId);
        if (comment === undefined) continue;
        comment.inFlight += 1;
        comment.inFlightExpected += predicted;
      }
    },
    answered(spaceId, { commentId, predicted, counts, needsHearing }) {
      const comments = rooms.get(spaceId)?.comments;
      const comment = comments?.get(commentId);
      if (comment === undefined) return;
      const inFlight = Math.max(0, comment.inFlight - 1);
      const inFlightExpected = Math.max(0, comment.inFlightExpected - predicted);
      if (counts === undefined) Object.assign(comment, { inFlight, inFlightExpected });
      else takeCounts(comment, { ...counts, in_flight: inFlight, in_flight_expected: inFlightExpected });
      if (!needsHearing) comments?.delete(commentId);
    },
  };
  bus.subscribe((message) => {
    if (message.kind === 'comment' || message.kind === 'changed') touched(message.spaceId, message.commentId);
  });
  return self;
}

/** Comments for rows: those that are known already keep what they are and take over the counts. */
async function furnish(
  pool: Pool,
  spaceId: number,
  rows: readonly OpenRow[],
  known: (id: number) => RoomComment | undefined,
): Promise<Map<number, RoomComment>> {
  const missing = rows.map((row) => row.comment_id).filter((id) => known(id) === undefined);
  const statics = missing.length === 0 ? [] : await loadStatics(pool, [spaceId, missing]);
  const authors = [...new Set(statics.map((row) => row.author_id))];
  const regions = authors.length === 0 ? [] : await loadRegions(pool, [authors]);
  const regionOf = new Map(regions.map((row) => [row.member_id, row.region]));
  const staticOf = new Map(statics.map((row) => [row.comment_id, row]));
  const comments = new Map<number, RoomComment>();
  for (const row of rows) {
    const comment = known(row.comment_id);
    const found = staticOf.get(row.comment_id);
    if (comment !== undefined) {
      takeCounts(comment, row);
      comments.set(row.comment_id, comment);
    } else if (found !== undefined) {
      const region = regionOf.get(found.author_id) ?? null;
      comments.set(row.comment_id, makeRoomComment(spaceId, found, row, region));
    }
  }
  return comments;
}
