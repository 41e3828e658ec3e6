import type { DemoSpace } from '../types.ts';
import { behindMyFather } from './behind-my-father.ts';
import { iAmBack } from './i-am-back.ts';
import { marketClosing } from './market-closing.ts';
import { oldMillWall } from './old-mill-wall.ts';
import { eveningWalksReview } from './review.ts';
import { theStretchYouSave } from './the-stretch-you-save.ts';
import { underTheAwnings } from './under-the-awnings.ts';

export const eveningWalks: DemoSpace = {
  key: 'evening-walks',
  name: '晚饭后慢慢走',
  kind: 'article-account',
  description: '吃完饭出门走一走，把路上看见的人和事写下来。不赶路，走到哪儿算哪儿。',
  owner: 'chichi',
  group: { name: '慢慢走读者群', kind: 'group' },
  posts: [oldMillWall, behindMyFather, marketClosing, underTheAwnings, iAmBack, theStretchYouSave],
  review: eveningWalksReview,
};
