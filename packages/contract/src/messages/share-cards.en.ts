import type { shareCardsZh } from './share-cards.zh-CN.ts';

export const shareCardsEn: Record<keyof typeof shareCardsZh, string> = {
  'provenance.poster': 'Share card',
  'rank.front': 'Of the {n} comments here, this is one that people often stop for.',
  'rank.middle': 'Of the {n} comments here, this is one that people have stopped for.',
  'rank.note': 'Only you see this. Small changes do not change the words.',
  'card.title': 'Share card',
  'card.make': 'Make a share card',
  'card.makeText':
    'A picture with a few words and a code. Make one or not: nothing is given for it, and the order stays the same.',
  'card.alt': 'Share card: {author} says “{text}”',
  'card.save': 'Save to album',
  'card.download': 'Save picture',
  'card.saved': 'Saved to your album',
  'card.downloaded': 'The picture was downloaded',
  'card.press': 'Or press and hold the picture to save it or send it.',
  'card.denied': 'WeChat may not save to your album yet. Allow it, then press save once more.',
  'card.settings': 'Allow it',
  'card.qr':
    'WeChat cannot draw its own code just now. This picture has a QR code of the web page, which shows the same.',
  'card.scan': 'Press and hold, or scan, to hear this',
  'card.scanPost': 'Press and hold, or scan, to join in',
  'card.brand': 'Huixiang',
  'card.motto': 'Say something. Someone hears.',
  'card.by': '— {name}',
  'card.under': 'On “{title}”',
  'card.echoes': '{n} {n|echo|echoes}',
  'card.gone': 'This code leads nowhere any more. Have a look at the home page.',
  'open.wechat': 'Open in WeChat',
  'open.wechatText': 'It opens the same post. The link works for a day; press again after that.',
};
