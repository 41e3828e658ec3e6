import type { portraitsZh } from './portraits.zh-CN.ts';

export const portraitsEn: Readonly<Record<keyof typeof portraitsZh, string>> = {
  'reached.title': 'What kinds of people it reached',
  'reached.few': 'Too few people yet to show.',
  'reached.note':
    'Only you see this. It counts people who agreed to anonymous portraits, and no minors. It moves by {n} people at a time and is rounded down; fewer than {n} are not shown.',
  'reached.ageBand': 'Age',
  'reached.gender': 'Gender',
  'reached.province': 'Region',
  'reached.channel': 'Where they came in',
  'reached.atLeast': 'at least {n} people',
  'reached.unsaid': 'Did not say',
  'channel.unknown': 'Not known',
  'channel.chat': 'A chat',
  'channel.official-account': 'An official account',
  'channel.video-channel': 'A video channel',
  'channel.search': 'WeChat search',
  'channel.moments': 'Moments',
  'channel.code': 'A code',
  'channel.link': 'A link',
  'channel.other-mini-program': 'Another mini-program',
  'channel.returning': 'Came back',
  'channel.message': 'A message',
  'channel.wecom': 'WeCom',
  'channel.other': 'Elsewhere',
};
