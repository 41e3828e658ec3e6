import type { stickersZh } from './stickers.zh-CN.ts';

/** What our stickers are called, in English. */
export const stickersEn: Readonly<Record<keyof typeof stickersZh, string>> = {
  'sticker.sun': 'sun',
  'sticker.moon': 'moon',
  'sticker.rain': 'rain',
  'sticker.tea': 'hot tea',
  'sticker.soup': 'hot soup',
  'sticker.leaf': 'leaf',
  'sticker.lamp': 'lamp',
  'sticker.cat': 'cat',
  'sticker.smile': 'smile',
  'sticker.tear': 'tear',
  'sticker.one': 'Sticker: {name}',
};
