import { escapeText } from './text.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** A number with at most one decimal, which is finer than any screen. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** One element. Attribute values are escaped here; `content` must be finished SVG. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const text = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? num(value) : escapeText(value)}"`)
    .join('');
  return content === '' ? `<${name}${text}/>` : `<${name}${text}>${content}</${name}>`;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

/** The whole picture. `title` is what a screen reader says; '' leaves it out, for pictures whose page says it. */
export function svgDocument({ width, height }: Box, title: string, content: string): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${num(width)} ${num(height)}`,
  };
  const named = title === '' ? attributes : { ...attributes, role: 'img', 'aria-label': title };
  return element('svg', named, content === '' ? '<g/>' : content);
}

interface TextAt {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A line of text with its font written out, because a picture inherits nothing from its page. */
export function textElement(text: string, { x, y, size, fill, anchor = 'start' }: TextAt): string {
  if (text === '') return '';
  const attributes = { x, y, 'font-size': size, 'font-family': 'sans-serif', 'text-anchor': anchor, fill };
  return element('text', attributes, escapeText(text));
}
