import { idAt } from '../world/seed.ts';
import type { Probe } from './probe.ts';

/** New comments, each of other words and by another member, over a post in each of the spaces. */
export const postSpread: Probe = {
  name: 'post-spread',
  async seed(seeder, { sizes }) {
    const spaces = await seeder.spaces(sizes.spaces);
    const { posts } = await seeder.threads(spaces, { threads: sizes.spaces, each: 0, fresh: true });
    const targets = Array.from(
      { length: posts.count },
      (_, index) => `POST /api/spaces/${idAt(spaces, index)}/posts/${idAt(posts, index)}/comments`,
    );
    const body = JSON.stringify({ text: '{words} {n}' });
    return {
      sends: () => ({ targets, headers: 'idempotency-key: lab-{n}\r\n', body, signedIn: true }),
      async check(pool, acknowledged) {
        const { rows } = await pool.query<{ rows: number; counted: number }>(
          `SELECT (SELECT count(*) FROM comments WHERE post_id >= $1 AND post_id < $2) AS rows,
             (SELECT coalesce(sum(comments), 0) FROM post_stats WHERE post_id >= $1 AND post_id < $2)::bigint AS counted`,
          [idAt(posts, 0), idAt(posts, posts.count)],
        );
        const [found] = rows;
        if (found?.rows === acknowledged && found.counted === acknowledged) return undefined;
        return `acknowledged ${acknowledged}, comments ${found?.rows}, counted by posts ${found?.counted}`;
      },
    };
  },
};
