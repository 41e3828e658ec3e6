import type { Probe } from './probe.ts';

/** A deck for one listener after the other, from all spaces they joined; whoever comes again gets their open cards. */
export const deckDeal: Probe = {
  name: 'deck-deal',
  async seed(seeder, { sizes }) {
    const spaces = await seeder.spaces(sizes.spaces);
    const each = sizes.needyComments / sizes.spaces;
    await seeder.threads(spaces, { threads: sizes.spaces, each, fresh: true });
    await seeder.listeners(spaces, { count: sizes.listeners, joined: sizes.joined });
    return {
      sends: () => ({ targets: ['POST /api/decks'], body: '{}', signedIn: sizes.listeners }),
      async check(pool) {
        const { rows } = await pool.query<{ dealt: number; counted: number }>(
          `SELECT (SELECT count(*) FROM cards) AS dealt, (SELECT coalesce(sum(dealt), 0) FROM listener_days)::bigint AS counted`,
        );
        const [found] = rows;
        if (found !== undefined && found.dealt > 0 && found.dealt === found.counted) return undefined;
        return `cards ${found?.dealt}, counted against the daily caps ${found?.counted}`;
      },
    };
  },
};
