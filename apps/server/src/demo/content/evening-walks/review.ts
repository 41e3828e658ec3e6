import type { DemoReview } from '../types.ts';

export const eveningWalksReview: DemoReview = {
  waiting: [
    {
      author: 'touming',
      post: 'road',
      minutesAgo: 26,
      text: '医院住院部到停车场那一段。我妈住了四十天，只有走在那段路上的时候，谁也看不见我哭。',
      why: 'unsure',
    },
    {
      author: 'zaoshui',
      post: 'lamp',
      minutesAgo: 12,
      text: '我们楼的灯坏了半年没人管，昨晚我自己踩着凳子换了个灯泡。物业说我不要命，我说摸黑摔死也是死。',
      why: 'words',
    },
  ],
  refused: [
    {
      author: 'guoba',
      post: 'market',
      minutesAgo: 95,
      text: '我们那儿收摊最利索的是杀鱼的老刘，一刀一条，血溅了我一裤腿，他说：送你的，红运当头。',
      why: 'unsure',
      appeal: { text: '我写的是菜市场杀鱼，老刘就是这么说话的，旁边的人都笑了。', minutesAgo: 41 },
    },
  ],
  reports: [
    {
      comment: 'road-17',
      by: 'yulan',
      reason: 'spam',
      note: '大家聊得好好的，这条像是来拉生意的。',
      minutesAgo: 18,
    },
  ],
};
