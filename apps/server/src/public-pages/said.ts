import { parseMarks, type Block, type Inline } from '@huixiang/text';
import { escapeText } from './escape.ts';

/** What somebody said, its marks as elements. Stickers are pictures of the app and are left out. */
export function saidAsHtml(text: string): string {
  return parseMarks(text).map(blockAsHtml).join('');
}

function blockAsHtml(block: Block): string {
  const words = block.inlines.map(inlineAsHtml).join('').trim();
  if (words === '') return '';
  if (block.kind === 'quote') return `<blockquote><p>${words}</p></blockquote>`;
  return `<p>${block.kind === 'item' ? `${escapeText(block.bullet)} ` : ''}${words.replaceAll(/\n+/g, '<br>')}</p>`;
}

function inlineAsHtml(inline: Inline): string {
  if (inline.kind === 'sticker') return '';
  if (inline.kind === 'mention') return `@${escapeText(inline.name)}`;
  // Named, and not opened: whoever reads a thread was not sent here to leave it.
  if (inline.kind === 'link') return `${escapeText(inline.text)} (${escapeText(inline.domain)})`;
  const words = inline.italic ? `<em>${escapeText(inline.text)}</em>` : escapeText(inline.text);
  return inline.bold ? `<strong>${words}</strong>` : words;
}
