import type { Pool } from '@huixiang/postgres';
import type { Bus, BusMessage } from '../../live/bus.ts';
import type { CommentContent } from '../../topics/topics.ts';
import { createDepths, type Depth } from './depth.ts';
import { makeRoomComment, takeCounts, type RoomComment } from './room.ts';
import { loadOpen, loadRegions, loadSomeOpen, loadStatics, type OpenRow } from './room.store.ts';

/** Within this time after dealing an answer may come any moment; later the card has probably been left, or waits in its deck. */
export const IN_FLIGHT_MS = 3 * 60_000;
/** Cards in flight that are looked at: more of them only tell that it is busy. */
export const IN_FLIGHT_MAX = 10_000;
/** Rows are read again at most this often, whoever asks. */
const FRESH_MS = 1_000;
/** More news than this are no cheaper to read one by one than all. */
const NEWS_MAX = 500;
/** Rooms in memory at most, and comments in them, some 1 KB each; the room that was not visited longest goes. */
const ROOMS_MAX = 500;
const COMMENTS_MAX = 50_000;

/**
 * The comments of each space that wait to be heard, in memory. Rows are the truth: a room is read again on demand, at
 * most once a second, and new or changed comments are read at once when they are heard of. In between it only adds what
 * this process did itself, so that a comment is not dealt to everybody while nobody has answered yet.
 */
export interface Rooms {
  /** A room as it is now. */
  of(spaceId: number): Promise<Room>;
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

/** The comments of one space that wait. Shared by all visits: who deals may note who came by, and changes nothing else. */
export interface Room {
  readonly comments: ReadonlyMap<number, RoomComment>;
  /** Of them, those that nobody has answered yet. */
  readonly unanswered: number;
  /** Listeners who came by since this process knows the room. */
  visitors: number;
}

interface KeptRoom extends Room {
  comments: Map<number, RoomComment>;
  unanswered: number;
  readAt: number;
  readonly news: Set<number>;
  reading: Promise<void> | undefined;
}

interface RoomOptions {
  readonly pool: Pool;
  readonly bus: Bus;
  readonly now: () => number;
  readonly contentsOf: (
    spaceId: number,
    commentIds: readonly number[],
  ) => Promise<ReadonlyMap<number, CommentContent>>;
  /** Comments in memory at most, but for the room that is visited. */
  readonly commentsMax?: number;
}

export function createRooms(options: RoomOptions): Rooms {
  const { bus, now, commentsMax = COMMENTS_MAX } = options;
  /** Longest unvisited first. */
  const rooms = new Map<number, KeptRoom>();
  const depths = createDepths({ now, commentsMax, roomsMax: ROOMS_MAX });

  const visited = (spaceId: number): KeptRoom => {
    const room = rooms.get(spaceId) ?? {
      comments: new Map(),
      unanswered: 0,
      visitors: 0,
      readAt: -Infinity,
      news: new Set<number>(),
      reading: undefined,
    };
    rooms.delete(spaceId);
    rooms.set(spaceId, room);
    return room;
  };
  const makeRoomFor = (visitedId: number): void => {
    let comments = 0;
    for (const room of rooms.values()) comments += room.comments.size;
    for (const [spaceId, room] of rooms) {
      if ((rooms.size <= ROOMS_MAX && comments <= commentsMax) || spaceId === visitedId) break;
      rooms.delete(spaceId);
      comments -= room.comments.size;
    }
  };
  const isFresh = (room: KeptRoom): boolean => room.news.size === 0 && now() - room.readAt < FRESH_MS;

  const touched = (spaceId: number, commentId: number): void => {
    rooms.get(spaceId)?.news.add(commentId);
  };
  const self: Rooms = {
    async of(spaceId) {
      const depth = depths.visit(spaceId);
      const room = visited(spaceId);
      // Two rounds at most: the reading under way when we came, and one that began after it.
      for (let round = 0; round < 2 && !isFresh(room); round += 1) {
        room.reading ??= read(options, spaceId, room, depth).finally(() => (room.reading = undefined));
        await room.reading;
        makeRoomFor(spaceId);
      }
      return room;
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
  const hear = (message: BusMessage): void => {
    if (message.kind === 'comment' || message.kind === 'changed') touched(message.spaceId, message.commentId);
  };
  bus.subscribe(hear, () => rooms.clear());
  return self;
}

/** Read what changed since, or all when it is long ago. */
async function read(
  options: RoomOptions,
  spaceId: number,
  room: KeptRoom,
  { newest, oldest }: Depth,
): Promise<void> {
  const { pool, now } = options;
  const at = now();
  const since = at - IN_FLIGHT_MS;
  const news = [...room.news];
  // Whatever is heard of from here on may not be in what is read now.
  room.news.clear();
  try {
    if (at - room.readAt >= FRESH_MS || news.length > NEWS_MAX) {
      const rows = await loadOpen(pool, [spaceId, since, IN_FLIGHT_MAX, newest, oldest]);
      const changed = new Set(news);
      const known = (id: number): RoomComment | undefined =>
        changed.has(id) ? undefined : room.comments.get(id);
      room.comments = await furnish(options, { spaceId, visitors: room.visitors }, rows, known);
      room.readAt = at;
    } else {
      const rows = await loadSomeOpen(pool, [spaceId, since, news]);
      const comments = new Map(room.comments);
      for (const id of news) comments.delete(id);
      const fresh = await furnish(options, { spaceId, visitors: room.visitors }, rows, () => undefined);
      for (const [id, comment] of fresh) comments.set(id, comment);
      room.comments = comments;
    }
    room.unanswered = [...room.comments.values()].filter((one) => one.answers === 0).length;
  } catch (error) {
    for (const id of news) room.news.add(id);
    throw error;
  }
}

/** Comments for rows: those that are known already keep what they are and take over the counts. */
async function furnish(
  { pool, contentsOf }: RoomOptions,
  { spaceId, visitors }: { spaceId: number; visitors: number },
  rows: readonly OpenRow[],
  known: (id: number) => RoomComment | undefined,
): Promise<Map<number, RoomComment>> {
  const missing = rows.map((row) => row.comment_id).filter((id) => known(id) === undefined);
  const fresh = missing.length === 0 ? undefined : await describe(pool, spaceId, missing, contentsOf);
  const comments = new Map<number, RoomComment>();
  for (const counts of rows) {
    const id = counts.comment_id;
    const comment = known(id);
    const row = fresh?.statics.get(id);
    const content = fresh?.contents.get(id);
    if (comment !== undefined) {
      takeCounts(comment, counts);
      comments.set(id, comment);
    } else if (row !== undefined && content !== undefined) {
      const authorRegion = fresh?.regions.get(row.author_id) ?? null;
      comments.set(
        id,
        makeRoomComment(row, counts, { spaceId, authorRegion, content, visitorsBefore: visitors }),
      );
    }
  }
  return comments;
}

async function describe(
  pool: Pool,
  spaceId: number,
  ids: readonly number[],
  contentsOf: RoomOptions['contentsOf'],
) {
  const [rows, contents] = await Promise.all([loadStatics(pool, [spaceId, ids]), contentsOf(spaceId, ids)]);
  const authors = [...new Set(rows.map((row) => row.author_id))];
  const regions = await loadRegions(pool, [authors]);
  return {
    contents,
    statics: new Map(rows.map((row) => [row.comment_id, row])),
    regions: new Map(regions.map((row) => [row.member_id, row.region])),
  };
}
