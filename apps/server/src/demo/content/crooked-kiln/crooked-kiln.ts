import type { DemoSpace } from '../types.ts';
import { brokenOnTheWay } from './broken-on-the-way.ts';
import { fiveBlues } from './five-blues.ts';
import { fourRims } from './four-rims.ts';
import { lidOrSpout } from './lid-or-spout.ts';
import { crookedKilnReview } from './review.ts';
import { theUnglazedFoot } from './the-unglazed-foot.ts';

export const crookedKiln: DemoSpace = {
  key: 'crooked-kiln',
  name: '歪口窑',
  kind: 'company-account',
  description: '三个人，一口窑，在山脚下做吃饭喝茶的家伙。用着不顺手，来这里说，我们改。',
  owner: 'ahe',
  group: { name: '歪口窑老主顾群', kind: 'group' },
  posts: [fourRims, theUnglazedFoot, fiveBlues, brokenOnTheWay, lidOrSpout],
  review: crookedKilnReview,
};
