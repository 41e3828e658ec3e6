/** What our stickers are called, in Chinese, which is the source. */
export const stickersZh = {
  'sticker.sun': '太阳',
  'sticker.moon': '月亮',
  'sticker.rain': '下雨',
  'sticker.tea': '热茶',
  'sticker.soup': '热汤',
  'sticker.leaf': '叶子',
  'sticker.lamp': '灯',
  'sticker.cat': '猫',
  'sticker.smile': '微笑',
  'sticker.tear': '流泪',
  'sticker.one': '贴纸：{name}',
};
