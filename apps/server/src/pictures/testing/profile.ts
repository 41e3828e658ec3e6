export type Curve = 'formula' | 'table';

/** The light of a value, both from 0 to 1, as Display P3 and sRGB have it. */
const lightOf = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const fixed = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65_536), index * 4);
  return bytes;
};

function curveOf(curve: Curve): Buffer {
  const formula = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
  if (curve === 'formula')
    return Buffer.concat([Buffer.from('para\0\0\0\0\0\x03\0\0', 'latin1'), fixed(formula)]);
  const table = Buffer.alloc(12 + 1_024 * 2);
  table.write('curv', 'latin1');
  table.writeUInt32BE(1_024, 8);
  for (let step = 0; step < 1_024; step += 1)
    table.writeUInt16BE(Math.round(lightOf(step / 1_023) * 65_535), 12 + step * 2);
  return table;
}

/** A colour profile like that of a phone, with the numbers that its maker publishes. */
export function displayP3(curve: Curve): Buffer {
  const column = (...values: number[]) =>
    Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), fixed(values)]);
  const tags: [string, Buffer][] = [
    ['rXYZ', column(0.51512, 0.2412, -0.00105)],
    ['gXYZ', column(0.29198, 0.69225, 0.04189)],
    ['bXYZ', column(0.1571, 0.06657, 0.78407)],
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, curveOf(curve)]),
  ];
  const head = Buffer.alloc(132 + tags.length * 12);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  head.writeUInt32BE(tags.length, 128);
  let end = head.length;
  for (const [index, [name, content]] of tags.entries()) {
    head.write(name, 132 + index * 12, 'latin1');
    head.writeUInt32BE(end, 136 + index * 12);
    head.writeUInt32BE(content.length, 140 + index * 12);
    end += content.length;
  }
  return Buffer.concat([head, ...tags.map(([, content]) => content)]);
}
