import type { Pool } from '@huixiang/postgres';
import { idAt, type Ids, type Threads } from '../world/seed.ts';
import type { Probe, Ready } from './probe.ts';

/** As our own client sends an echo: a key of the act, and a body even though all of it is optional. */
const act = { headers: 'idempotency-key: lab-{n}\r\n', body: '{}', signedIn: true } as const;

/** Echoes over many comments in many spaces; no pair of comment and member comes twice. */
export const echoSpread: Probe = {
  name: 'echo-spread',
  async seed(seeder, { sizes }) {
    const spaces = await seeder.spaces(sizes.spaces);
    const each = sizes.echoComments / sizes.spaces;
    const threads = await seeder.threads(spaces, { threads: sizes.spaces, each, fresh: true });
    const targets = Array.from({ length: sizes.echoComments }, (_, index) => echoTarget(threads, index));
    return { sends: () => ({ ...act, targets }), check: checkedIn(threads) };
  },
};

/** All echoes on one comment, each by another member; each round has a comment of its own. */
export const echoHot: Probe = {
  name: 'echo-hot',
  async seed(seeder, { rounds }) {
    const spaces = await seeder.spaces(1);
    const threads = await seeder.threads(spaces, { threads: 1, each: rounds, fresh: true });
    return {
      sends: (round) => ({ ...act, targets: [echoTarget(threads, round)] }),
      check: checkedIn(threads),
    };
  },
};

function echoTarget({ spaces, comments, each }: Threads, index: number): string {
  const space = idAt(spaces, Math.floor(index / each) % spaces.count);
  return `PUT /api/spaces/${space}/comments/${idAt(comments, index)}/echo`;
}

/** Every acknowledged echo is one row, counted once by its comment and once by its post. */
function checkedIn({ comments, posts }: Threads): NonNullable<Ready['check']> {
  return async (pool, acknowledged) => {
    const rows = await sum(pool, 'count(*) FROM echoes WHERE comment_id', comments);
    const byComment = await sum(pool, 'sum(echoes_raw) FROM comment_stats WHERE comment_id', comments);
    const byPost = await sum(pool, 'sum(echoes_raw) FROM post_stats WHERE post_id', posts);
    if (rows === acknowledged && byComment === acknowledged && byPost === acknowledged) return undefined;
    return `acknowledged ${acknowledged}, rows ${rows}, counted by comments ${byComment}, by posts ${byPost}`;
  };
}

async function sum(pool: Pool, what: string, ids: Ids): Promise<number> {
  const { rows } = await pool.query<{ found: string | number | null }>(
    `SELECT ${what} BETWEEN $1 AND $2`.replace('FROM', 'AS found FROM'),
    [idAt(ids, 0), idAt(ids, ids.count - 1)],
  );
  return Number(rows[0]?.found ?? 0);
}
