import type { DemoSpace } from '../types.ts';
import { bareMint } from './bare-mint.ts';
import { beansInAYoghurtCup } from './beans-in-a-yoghurt-cup.ts';
import { grandmothersRose } from './grandmothers-rose.ts';
import { northWall } from './north-wall.ts';
import { halfMetreBalconyReview } from './review.ts';
import { theWateringTable } from './the-watering-table.ts';
import { whichWayYourWindow } from './which-way-your-window.ts';

export const halfMetreBalcony: DemoSpace = {
  key: 'half-metre-balcony',
  name: '半米阳台',
  kind: 'interest-group',
  description: '有窗就能种。晒晒你的作品，问问你的难处，老手带新手，死过一盆也算同学。',
  owner: 'laowu',
  group: { name: '阳台种花互助群', kind: 'group' },
  posts: [whichWayYourWindow, northWall, beansInAYoghurtCup, theWateringTable, grandmothersRose, bareMint],
  review: halfMetreBalconyReview,
};
