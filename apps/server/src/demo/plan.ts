import { createIdSource } from '../ids.ts';
import type { TableName } from '../table-registry.ts';
import type { DemoCommunity, DemoScene, DemoSpace } from './content/types.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
/** The demo's ids carry this process number, which a deployment reaches last. */
const DEMO_PROCESS = { number: 31 };

/** Rows by table, with the columns that are not at their default. */
export type PlannedRows = Partial<Record<TableName, Record<string, unknown>[]>>;

/** The files of a picture that are still to be made. */
export interface Painting {
  readonly spaceId: number;
  readonly pictureId: number;
  readonly scene: DemoScene;
}

/** The community on its way to rows: who is who, what has which id and time, and the rows so far. */
export interface Plan {
  readonly now: number;
  readonly rows: PlannedRows;
  readonly paintings: Painting[];
  /** Ids of the members by their keys. */
  readonly personas: ReadonlyMap<string, number>;
  /** Codes of the provinces in which they live, and write. */
  readonly homes: ReadonlyMap<string, string>;
  /** Ids and times of spaces, posts and comments, those that wait included. */
  readonly made: ReadonlyMap<object, { readonly id: number; readonly at: number }>;
  readonly newId: () => number;
}

export function startPlan(
  community: DemoCommunity,
  personas: ReadonlyMap<string, number>,
  now: number,
): Plan {
  let at = 0;
  const newId = createIdSource(() => at, DEMO_PROCESS);
  const made = new Map<object, { id: number; at: number }>();
  // In the order of time, because an id is a position in time.
  for (const { item, minutesAgo } of dated(community).toSorted((a, b) => b.minutesAgo - a.minutesAgo)) {
    at = now - minutesAgo * MINUTE_MS;
    made.set(item, { id: newId(), at });
  }
  at = now;
  const homes = new Map(community.members.map(({ key, region }) => [key, region.provinceCode]));
  return { now, rows: {}, paintings: [], personas, homes, made, newId };
}

function dated(community: DemoCommunity): { item: object; minutesAgo: number }[] {
  const { spaces } = community;
  const posts = spaces.flatMap((space) => space.posts);
  const held = spaces.flatMap(({ review }) => [...review.waiting, ...review.refused]);
  const texts = [...posts, ...posts.flatMap((post) => post.comments)];
  return [
    ...spaces.map((item) => ({ item, minutesAgo: ageOf(community, item) })),
    ...[...texts, ...held].map((item) => ({ item, minutesAgo: item.minutesAgo })),
  ];
}

/** All spaces are older than all posts; the first of the content is the newest and leads the list. */
function ageOf({ spaces }: DemoCommunity, space: DemoSpace): number {
  const oldest = Math.max(...spaces.flatMap(({ posts }) => posts.map((post) => post.minutesAgo)));
  return oldest + HOUR_MINUTES * (1 + spaces.indexOf(space));
}

export function madeOf({ made }: Plan, item: object): { readonly id: number; readonly at: number } {
  const found = made.get(item);
  if (found === undefined) throw new Error('The plan of the demo has no such item');
  return found;
}

export function personaOf({ personas }: Plan, key: string): number {
  const id = personas.get(key);
  if (id === undefined) throw new Error(`The demo names an unknown member: ${key}`);
  return id;
}

export function add({ rows }: Plan, table: TableName, row: Record<string, unknown>): void {
  (rows[table] ??= []).push(row);
}
