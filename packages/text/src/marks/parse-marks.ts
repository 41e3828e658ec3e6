import { isSticker, type StickerName } from './stickers.ts';

/** A stretch of a line. There is no node that holds markup of its own, so nothing can be smuggled in. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  /** Shown as words with the domain beside them; nothing is opened by it. */
  | { readonly kind: 'link'; readonly text: string; readonly domain: string }
  | { readonly kind: 'sticker'; readonly name: StickerName }
  | { readonly kind: 'mention'; readonly name: string };

/** A paragraph (its lines are kept), a quoted line, or an item of a list with its bullet or number. */
export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'quote'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'item'; readonly bullet: string; readonly inlines: readonly Inline[] };

const QUOTE = /^>\s?(.*)$/;
const BULLET = /^[-*]\s+(.+)$/;
const NUMBER = /^(\d{1,3})[.、]\s+(.+)$/;
const BOLD = /^\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*/;
const ITALIC = /^\*([^\s*](?:[^*\n]*[^\s*])?)\*/;
const STICKER = /^:([a-z]{2,12}):/;
const LINK = /^\[([^[\]\n]{1,100})\]\(https?:\/\/([^\s()<>"']{1,500})\)/;
/** A bare address ends where no address goes on, a full stop at its end included. */
const ADDRESS = /^https?:\/\/([\w.-]+)(?::\d+)?(?:[/?#][\w\-.~:/?#@!$&*+,;=%]*[\w/#=&-])?/;
/** Where something may begin that is more than text. */
const BEGINNINGS = /[*:[@h]/;
const WORD = /\w/;

/**
 * The marks of a comment: `**bold**`, `*italic*`, `> quote`, `- list`, `1. list`, links as words with their domain, stickers
 * as `:name:`, and names that the server resolved. Whatever is none of these is text, as it stands.
 *
 * @param names who is spoken to in this text; `@name` is a mention only for these
 */
export function parseMarks(text: string, names: readonly string[] = []): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const longestFirst = names.filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  const inline = (line: string): Inline[] => parseInline(line, longestFirst, { bold: false, italic: false });
  const endParagraph = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', inlines: inline(lines.join('\n')) });
    lines = [];
  };
  for (const line of text.split('\n')) {
    const [, quoted] = QUOTE.exec(line) ?? [];
    const [, item] = BULLET.exec(line) ?? [];
    const [, number, numbered] = NUMBER.exec(line) ?? [];
    if (quoted === undefined && item === undefined && numbered === undefined) {
      if (line.trim() === '') endParagraph();
      else lines.push(line);
      continue;
    }
    endParagraph();
    if (quoted !== undefined) blocks.push({ kind: 'quote', inlines: inline(quoted) });
    else if (item !== undefined) blocks.push({ kind: 'item', bullet: '·', inlines: inline(item) });
    else blocks.push({ kind: 'item', bullet: `${number}.`, inlines: inline(numbered ?? '') });
  }
  endParagraph();
  return blocks;
}

/** A text as one line of words, for places that have room for no more. Stickers are left out. */
export function plainText(text: string): string {
  return parseMarks(text)
    .map(({ inlines }) => inlines.map(wordsOfInline).join(''))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function wordsOfInline(inline: Inline): string {
  if (inline.kind === 'sticker') return '';
  return inline.kind === 'mention' ? `@${inline.name}` : inline.text;
}

interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
}

function parseInline(line: string, names: readonly string[], style: Style): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') found.push({ kind: 'text', text: plain, ...style });
    plain = '';
  };
  let at = 0;
  while (at < line.length) {
    const sign = line[at] ?? '';
    const special = BEGINNINGS.test(sign) ? specialAt(line, at, names, style) : undefined;
    if (special === undefined) {
      plain += sign;
      at += 1;
      continue;
    }
    flush();
    found.push(...special.inlines);
    at += special.length;
  }
  flush();
  return found;
}

interface Special {
  readonly inlines: readonly Inline[];
  /** Code units of the line that it takes. */
  readonly length: number;
}

function specialAt(line: string, at: number, names: readonly string[], style: Style): Special | undefined {
  // Nothing of ours is longer, and looking no further keeps the cost of a long line in bounds.
  const rest = line.slice(at, at + 700);
  switch (rest[0]) {
    case '*':
      return styledAt(line, at, names, style);
    case ':': {
      const [code = '', name = ''] = STICKER.exec(rest) ?? [];
      return isSticker(name) ? { inlines: [{ kind: 'sticker', name }], length: code.length } : undefined;
    }
    case '[': {
      const [whole, text = '', address = ''] = LINK.exec(rest) ?? [];
      const domain = domainOf(address);
      if (whole === undefined || domain === undefined) return undefined;
      return { inlines: [{ kind: 'link', text, domain }], length: whole.length };
    }
    case '@': {
      const name = names.find((one) => rest.startsWith(one, 1));
      if (name === undefined) return undefined;
      return { inlines: [{ kind: 'mention', name }], length: name.length + 1 };
    }
    default: {
      const [whole] = ADDRESS.exec(rest) ?? [];
      const domain = whole === undefined ? undefined : domainOf(whole.replace(/^https?:\/\//, ''));
      if (whole === undefined || domain === undefined || WORD.test(line[at - 1] ?? '')) return undefined;
      return { inlines: [{ kind: 'link', text: whole, domain }], length: whole.length };
    }
  }
}

/** Bold or italic, unless the star stands inside a word or between numbers (2*3*4). */
function styledAt(line: string, at: number, names: readonly string[], style: Style): Special | undefined {
  const rest = line.slice(at);
  const [bold, boldWords = ''] = style.bold ? [] : (BOLD.exec(rest) ?? []);
  const [italic, italicWords = ''] = style.italic || bold !== undefined ? [] : (ITALIC.exec(rest) ?? []);
  const whole = bold ?? italic;
  if (whole === undefined || WORD.test(line[at - 1] ?? '') || WORD.test(line[at + whole.length] ?? ''))
    return undefined;
  const next = bold === undefined ? { ...style, italic: true } : { ...style, bold: true };
  const words = bold === undefined ? italicWords : boldWords;
  return { inlines: parseInline(words, names, next), length: whole.length };
}

/** The host of an address without its scheme, in lower case; undefined when it is none that people would know. */
function domainOf(address: string): string | undefined {
  const [host = ''] = address.split(/[/?#:]/);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(host) ? host.toLowerCase() : undefined;
}
