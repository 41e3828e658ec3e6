import { element, svgDocument, textElement } from './svg.ts';
import { fitText, textWidth } from './text.ts';
import { plainNumber } from './ticks.ts';

export interface Bar {
  readonly label: string;
  /** 0 or more. */
  readonly value: number;
}

export interface BarsOptions {
  /** Drawn from top to bottom in this order. */
  readonly bars: readonly Bar[];
  /** Pixels, 160 or more. The height follows from the bars: {@link barsHeight}. */
  readonly width: number;
  readonly palette: { readonly text: string; readonly track: string; readonly bar: string };
  /** Said when there are no bars. */
  readonly empty: string;
  /** The sentence for a screen reader; '' where the page says it. */
  readonly title: string;
  /** How a value is written; whole numbers with separators when absent. */
  readonly format?: (value: number) => string;
  /** Pixels, 12 when absent. */
  readonly fontSize?: number;
}

/** Height in pixels of a picture of so many bars; one row's height when there are none. */
export function barsHeight(count: number, fontSize = 12): number {
  return Math.ceil(Math.max(1, count) * fontSize * 2.25);
}

/** Level bars with the name on the left and the value on the right, all relative to the highest. */
export function barsSvg(options: BarsOptions): string {
  const { bars, width, palette, empty, title, format = plainNumber, fontSize = 12 } = options;
  const height = barsHeight(bars.length, fontSize);
  if (bars.length === 0) {
    const text = fitText(empty, fontSize, width);
    return svgDocument(
      { width, height },
      title,
      textElement(text, { x: 0, y: fontSize * 1.5, size: fontSize, fill: palette.text }),
    );
  }
  const layout = columns(options, format, fontSize);
  const highest = Math.max(0, ...bars.map(({ value }) => value));
  const rows = bars.map((bar, i) => {
    const y = i * fontSize * 2.25;
    const track = { x: layout.left, y: y + fontSize * 0.6, height: fontSize, rx: fontSize / 2 };
    const length = highest === 0 ? 0 : (bar.value / highest) * layout.room;
    const at = { y: y + fontSize * 1.45, size: fontSize, fill: palette.text };
    return [
      textElement(fitText(bar.label, fontSize, layout.left - 6), { ...at, x: 0 }),
      element('rect', { ...track, width: layout.room, fill: palette.track }),
      length === 0 ? '' : element('rect', { ...track, width: length, fill: palette.bar }),
      textElement(fitText(format(bar.value), fontSize, layout.valueRoom), { ...at, x: width, anchor: 'end' }),
    ].join('');
  });
  return svgDocument({ width, height }, title, rows.join(''));
}

/** Names and values take what they need, within limits that always leave room for the bars. */
function columns({ bars, width }: BarsOptions, format: (value: number) => string, fontSize: number) {
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
  const left = Math.min(width * 0.4, widest(bars.map(({ label }) => label)) + 8);
  const valueRoom = Math.min(width * 0.25, widest(bars.map(({ value }) => format(value))));
  return { left, valueRoom, room: width - left - valueRoom - 8 };
}
