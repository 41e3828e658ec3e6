import { picturesZh } from './pictures.zh-CN.ts';
import { stickersZh } from './stickers.zh-CN.ts';

/** What stands around the composer, in Chinese, which is the source. */
export const writingZh = {
  ...stickersZh,
  ...picturesZh,
  'openers.title': '不知道怎么开头？',
  'openers.use': '用这个开头：{text}',
  'openers.hide': '收起开头',
  'openers.show': '找个开头',
  'composer.stickers': '贴纸',
  'composer.people': '提到谁',
  'composer.peopleNone': '这里还没有别人说话。',
  'composer.marks': '**加粗** *斜体* > 引用 - 列表',
  'marks.link': '{text}（{domain}）',
  'comment.answered': '主创已回',
  'ladder.sayWhy': '这句话碰到了你。想说说是哪里吗？',
  'ladder.sayWhyAct': '说一句',
  'ladder.passOn': '有人听进去了。想让哪个人也看到吗？',
  'ladder.passOnAct': '给一个人看',
  'ladder.no': '不了',
  'ladder.never': '以后别问我',
  'ladder.rests': '好，以后不问了。',
  'openers.fill': '把“＿＿”换成你自己的话就好。',
};
