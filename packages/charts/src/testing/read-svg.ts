/** One element of a picture, its texts decoded no further than they stand. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text between this opening tag and the next tag. */
  readonly text: string;
}

const tag =
  /^<(\/?)([a-z]+)((?: [A-Za-z0-9-:]+="[^"<>&]*(?:&(?:amp|lt|gt|quot|#39);[^"<>&]*)*")*)(\/?)>([^<>&]*(?:&(?:amp|lt|gt|quot|#39);[^<>&]*)*)/;

/** Reads an SVG text as a strict XML reader would; throws when a tag, an attribute, an entity or the nesting is wrong. */
export function readSvg(svg: string): ReadElement[] {
  const elements: ReadElement[] = [];
  const open: string[] = [];
  let rest = svg;
  while (rest !== '') {
    const found = tag.exec(rest);
    if (found === null) throw new Error(`Not well-formed: ${rest.slice(0, 60)}`);
    const [whole, closing, name = '', attributes = '', selfClosing, text = ''] = found;
    if (closing === '/' && open.pop() !== name) throw new Error(`Wrong nesting: ${rest.slice(0, 60)}`);
    if (closing === '') {
      const read: Record<string, string> = {};
      attributes.replace(/ ([A-Za-z0-9-:]+)="([^"]*)"/g, (pair, key: string, value: string) => {
        read[key] = value;
        return pair;
      });
      elements.push({ name, attributes: read, text });
      if (selfClosing === '') open.push(name);
    }
    rest = rest.slice(whole.length);
  }
  if (open.length > 0) throw new Error(`Unclosed: ${open.join(' ')}`);
  return elements;
}

/** Every spot an element touches, texts by an estimate of their width; NaN where a number cannot be read. */
export function spotsOf({ name, attributes, text }: ReadElement): { x: number; y: number }[] {
  const at = (key: string): number => Number(attributes[key] ?? NaN);
  if (name === 'path') {
    return (attributes['d'] ?? '')
      .split(/[MLZ]/)
      .filter((part) => part !== '')
      .map((part) => {
        const [x, y] = part.split(' ').map(Number);
        return { x: x ?? NaN, y: y ?? NaN };
      });
  }
  if (name === 'line')
    return [
      { x: at('x1'), y: at('y1') },
      { x: at('x2'), y: at('y2') },
    ];
  if (name === 'rect')
    return [
      { x: at('x'), y: at('y') },
      { x: at('x') + at('width'), y: at('y') + at('height') },
    ];
  if (name !== 'text') return [];
  const plain = text.replace(/&[^;]+;/g, 'x');
  const width = [...plain].reduce(
    (sum, char) => sum + (char.charCodeAt(0) >= 0x2e80 ? 1 : 0.55) * at('font-size'),
    0,
  );
  const left =
    at('x') - ({ start: 0, middle: width / 2, end: width }[attributes['text-anchor'] ?? ''] ?? NaN);
  return [
    { x: left, y: at('y') },
    { x: left + width, y: at('y') },
  ];
}
