import { stickerCode, type StickerName } from '@huixiang/text';

/** The text with a sticker at its end. */
export function withSticker(text: string, name: StickerName): string {
  return text + stickerCode(name);
}

/** The text with somebody's name at its end, apart from what stands before and after. */
export function withName(text: string, nickname: string): string {
  return `${text}${/\S$/.test(text) ? ' ' : ''}@${nickname} `;
}
