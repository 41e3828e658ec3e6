/** A picture unpacked: four bytes a pixel, red, green, blue and how far it covers. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Buffer;
}

/** Put white behind every pixel, in place. */
export function whiten({ rgba }: Pixels): void {
  for (let at = 0; at < rgba.length; at += 4) {
    const cover = rgba[at + 3] ?? 255;
    if (cover === 255) continue;
    for (let part = at; part < at + 3; part += 1)
      rgba[part] = Math.round(((rgba[part] ?? 0) * cover + 255 * (255 - cover)) / 255);
    rgba[at + 3] = 255;
  }
}

/** The largest square in the middle. */
export function middleSquare({ width, height, rgba }: Pixels): Pixels {
  const side = Math.min(width, height);
  const [left, top] = [(width - side) >> 1, (height - side) >> 1];
  const square = Buffer.alloc(side * side * 4);
  for (let y = 0; y < side; y += 1) {
    const from = ((top + y) * width + left) * 4;
    rgba.copy(square, y * side * 4, from, from + side * 4);
  }
  return { width: side, height: side, rgba: square };
}
