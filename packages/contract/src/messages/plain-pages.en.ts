import type { plainPagesZh } from './plain-pages.zh-CN.ts';

export const plainPagesEn: Readonly<Record<keyof typeof plainPagesZh, string>> = {
  'plain.open': 'Open in Huixiang, listen and join in',
  'plain.first': 'From the start',
  'plain.next': 'Read on',
  'plain.byStaff': '{author} (creator)',
  'plain.withheld': 'This comment is not public here.',
  'plain.picture': 'Picture in a comment',
  'plain.footer': 'Huixiang: say it, and be heard.',
  'plain.times': 'All times are Beijing time.',
  'plain.notFound': 'Not found',
  'plain.nothing': 'Nothing public here',
  'plain.nothingText': 'It may have been deleted, or is only for members of its space.',
  'plain.home': 'Have a look at Huixiang',
  'plain.noScript': 'Huixiang needs JavaScript.',
};
