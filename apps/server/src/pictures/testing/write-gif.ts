/** The codes of a GIF's picture, as long as they can get. `bits` is how many a colour has. */
export function packLzw(colours: readonly number[], bits: number): Buffer {
  const [clear, end] = [2 ** bits, 2 ** bits + 1];
  const packed: number[] = [];
  let [held, heldBits, width] = [0, 0, bits + 1];
  let known = new Map<string, number>();
  let next = end + 1;
  const put = (code: number) => {
    held |= code << heldBits;
    for (heldBits += width; heldBits >= 8; heldBits -= 8, held >>>= 8) packed.push(held & 255);
  };
  const codeOf = (text: string) => known.get(text) ?? Number(text);
  put(clear);
  let text = '';
  for (const colour of colours) {
    const longer = text === '' ? String(colour) : `${text},${colour}`;
    if (text === '' || known.has(longer)) {
      text = longer;
      continue;
    }
    put(codeOf(text));
    known.set(longer, next);
    if (next === 2 ** width) width += 1;
    next += 1;
    text = String(colour);
    if (next === 4_096) {
      put(codeOf(text));
      put(clear);
      [known, next, width, text] = [new Map(), end + 1, bits + 1, ''];
    }
  }
  if (text !== '') put(codeOf(text));
  put(end);
  if (heldBits > 0) packed.push(held & 255);
  return Buffer.from(packed);
}

export interface GifWish {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of at most four colours; the last of four is transparent. */
  readonly palette: readonly (readonly [number, number, number])[];
  /** The lines in the order in which they are to lie in the file. */
  readonly colours: readonly number[];
  readonly interlaced?: boolean;
  /** Where the frame lies on the screen; the whole of it unless said. */
  readonly frame?: { left: number; top: number; width: number; height: number };
}

/** A GIF of one frame. */
export function writeGif({ width, height, palette, colours, interlaced = false, frame }: GifWish): Buffer {
  const place = frame ?? { left: 0, top: 0, width, height };
  const shorts = (...values: number[]) => values.flatMap((value) => [value & 255, value >> 8]);
  const codes = packLzw(colours, 2);
  const blocks: Buffer[] = [];
  for (let at = 0; at < codes.length; at += 255) {
    const block = codes.subarray(at, at + 255);
    blocks.push(Buffer.from([block.length]), block);
  }
  return Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([...shorts(width, height), 0x81, 0, 0]),
    Buffer.from(Array.from({ length: 4 }, (_, index) => palette[index] ?? [0, 0, 0]).flat()),
    Buffer.from([0x21, 0xf9, 4, 1, 0, 0, 3, 0]),
    Buffer.from([
      0x2c,
      ...shorts(place.left, place.top, place.width, place.height),
      interlaced ? 0x40 : 0,
      2,
    ]),
    ...blocks,
    Buffer.from([0, 0x3b]),
  ]);
}
