/** What stands around the composer, in Chinese, which is the source. */
export const writingZh = {
  'openers.title': '不知道怎么开头？',
  'openers.use': '用这个开头：{text}',
  'openers.hide': '收起开头',
  'openers.show': '找个开头',
  'openers.fill': '把“＿＿”换成你自己的话就好。',
};
