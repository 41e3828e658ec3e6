import type { DemoReview } from '../types.ts';

export const crookedKilnReview: DemoReview = {
  waiting: [
    {
      author: 'guoba',
      post: 'next',
      minutesAgo: 35,
      text: '我就问一句，一只杯子抵我三天饭钱，你们烧的是土还是人民币？说得出道理我就买。',
      why: 'unsure',
    },
  ],
  refused: [],
  reports: [],
};
