import type { Pool, PoolClient } from '@huixiang/postgres';

/** A run of ids made by the seeding: item i has the id `first + i × 128`, as ids made by the server are spaced. */
export interface Ids {
  readonly first: number;
  readonly count: number;
}

export function idAt({ first }: Ids, index: number): number {
  return first + index * STEP;
}

/** Threads that were seeded: post t lies in space t modulo their number, and has the comments from t × each on. */
export interface Threads {
  readonly spaces: Ids;
  readonly posts: Ids;
  readonly comments: Ids;
  /** Comments per thread. */
  readonly each: number;
}

export interface Seeder {
  /** Those who will send requests. */
  readonly members: Ids;
  spaces(count: number): Promise<Ids>;
  /**
   * @param fresh whether the comments are new, with nobody having heard or echoed them yet; else they carry between 0
   * and 19 echoes as counters only, which suffices for reading
   */
  threads(spaces: Ids, wish: { threads: number; each: number; fresh: boolean }): Promise<Threads>;
  /** Members who listen, each joined to some of these spaces. */
  listeners(spaces: Ids, wish: { count: number; joined: number }): Promise<void>;
}

const STEP = 128;
/** Spring of 2026 in ids: old enough that nothing counts as recent, and as long as real ids. */
const FIRST_ID = 300_000_000_000_000;
/** People who wrote the seeded comments; none of them sends anything, because nobody may echo their own words. */
const AUTHORS = 100_000;
const TEXT = '今天读到这篇文章里说的老城墙，想起外婆带我走过的那条巷子，谢谢你写下来 #';
/** A few of the words and of the pairs in that text: enough for the server to find everything indexed, as it is where it has run for a while. */
const WORDS = "ARRAY['读到', '篇文章', '城墙', '外婆', '走过', '巷子']";
const GRAMS = "ARRAY['今天', '文章', '老城', '城墙', '外婆', '巷子', '谢谢']";

/**
 * Fill the lab's own database by statements over whole sets; a million comments take about 20 s. Not by the API, which
 * is what is measured afterwards. The seeding alone does not wait for the disk; the checkpoint at the end does.
 */
export async function seed(
  pool: Pool,
  members: number,
  fill: (seeder: Seeder) => Promise<void>,
  log: (message: string) => void,
): Promise<Ids> {
  const startedAt = performance.now();
  const client = await pool.connect();
  try {
    await client.query('SET synchronous_commit = off');
    const seeder = await createSeeder(client, members);
    await fill(seeder);
    await client.query(
      'VACUUM (ANALYZE) members, spaces, memberships, posts, post_stats, comments, comment_stats, comment_search, listeners',
    );
    await client.query('CHECKPOINT');
    log(`seeded in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return seeder.members;
  } finally {
    client.release(true);
  }
}

async function createSeeder(client: PoolClient, memberCount: number): Promise<Seeder> {
  let next = FIRST_ID;
  const take = (count: number): Ids => {
    const ids = { first: next, count };
    next += count * STEP;
    return ids;
  };
  const at = `${Date.UTC(2026, 3, 1)}::bigint`;
  const members = take(memberCount);
  await client.query(`INSERT INTO members (member_id, nickname, created_at)
    SELECT ${sqlId(members, 'i')}, '成员' || i, ${at} FROM ${series(members)}`);
  const authors = take(AUTHORS);
  await client.query(`INSERT INTO members (member_id, nickname, created_at)
    SELECT ${sqlId(authors, 'i')}, '作者' || i, ${at} FROM ${series(authors)}`);
  /** In an order that does not follow that of the comments. */
  const author = sqlId(authors, `(i::bigint * 7919 % ${authors.count})`);

  return {
    members,
    async spaces(count) {
      const spaces = take(count);
      await client.query(`INSERT INTO spaces (space_id, name, kind, description, visibility, demo, created_by, created_at)
        SELECT ${sqlId(spaces, 'i')}, '空间' || i, 'interest-group', '', 'unlisted', false, ${members.first}, ${at} FROM ${series(spaces)}`);
      return spaces;
    },
    async threads(spaces, { threads, each, fresh }) {
      const posts = take(threads);
      const comments = take(threads * each);
      const spaceOf = (post: string): string => sqlId(spaces, `(${post} % ${spaces.count})`);
      const comment = `${spaceOf(`(i / ${each})`)}, ${sqlId(comments, 'i')}`;
      const place = `${comment}, ${sqlId(posts, `(i / ${each})`)}`;
      const echoes = fresh ? '0' : '(i::bigint * 31 % 20)';
      const shown = fresh ? '0' : '40';
      await client.query(`INSERT INTO posts (space_id, post_id, author_id, title, body, created_at)
        SELECT ${spaceOf('i')}, ${sqlId(posts, 'i')}, ${members.first}, '老城墙', '', ${at} FROM ${series(posts)}`);
      await client.query(
        `INSERT INTO post_stats (space_id, post_id, comments) SELECT ${spaceOf('i')}, ${sqlId(posts, 'i')}, ${each} FROM ${series(posts)}`,
      );
      if (comments.count === 0) return { spaces, posts, comments, each };
      await client.query(`INSERT INTO comments (space_id, comment_id, post_id, author_id, text, provenance, by_staff, newcomer, created_at)
        SELECT ${place}, ${author}, '${TEXT}' || i, 0, false, false, ${at} FROM ${series(comments)}`);
      await client.query(`INSERT INTO comment_stats (space_id, comment_id, post_id, echoes_raw, shown, resonance, listed, needs_hearing, awaits_staff)
        SELECT ${place}, ${echoes}, ${shown}, (${echoes} + 2) / (${shown} + 10)::real, true, ${fresh}, ${fresh} FROM ${series(comments)}`);
      await client.query(`INSERT INTO comment_search (space_id, comment_id, said_at, grams)
        SELECT ${comment}, ${at}, array_to_tsvector(${GRAMS}) FROM ${series(comments)}`);
      if (fresh)
        await client.query(`INSERT INTO comment_terms (space_id, comment_id, said_at, terms)
          SELECT ${comment}, ${at}, ${WORDS} FROM ${series(comments)}`);
      return { spaces, posts, comments, each };
    },
    async listeners(spaces, { count, joined }) {
      await client.query(`INSERT INTO listeners (member_id, is_on, interests, region, active_hours, daily_cap, quiet_from, quiet_to, utc_offset_minutes, changed_at)
        SELECT ${sqlId(members, 'i')}, true, '{老城,散步}', '31', 0, 60, 0, 0, 480, ${at} FROM ${series({ ...members, count })}`);
      await client.query(`INSERT INTO memberships (space_id, member_id, joined_at)
        SELECT ${sqlId(spaces, `((i + k * 7) % ${spaces.count})`)}, ${sqlId(members, 'i')}, ${at}
        FROM ${series({ ...members, count })}, generate_series(0, ${joined - 1}) AS k ON CONFLICT DO NOTHING`);
    },
  };
}

function sqlId({ first }: Ids, index: string): string {
  return `${first}::bigint + ${index} * ${STEP}::bigint`;
}

function series({ count }: Ids): string {
  return `generate_series(0, ${count - 1}) AS i`;
}
