import type { DemoReview } from '../types.ts';

export const halfMetreBalconyReview: DemoReview = {
  waiting: [
    {
      author: 'chibao',
      post: 'mint',
      minutesAgo: 22,
      text: '照着楼上说的停了三天水，叶子掉得更快了。我是不是已经把它养死了？要不要现在给它收尸。',
      why: 'words',
    },
  ],
  refused: [],
  reports: [],
};
