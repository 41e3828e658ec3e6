import { inflateSync } from 'node:zlib';
import { pngChunk, webpChunk } from './chunks.ts';
import { readJpeg } from './jpeg-segments.ts';
import type { PictureHead } from './picture-head.ts';

/** How the colours of a file are meant: light by value of each of the three, and what they are in XYZ as ICC has it. */
export interface ColourProfile {
  /** For red, green and blue: light from 0 to 1 for each value from 0 to 255. */
  readonly light: readonly Float64Array[];
  /** For red, green and blue: X, Y and Z. */
  readonly columns: readonly (readonly number[])[];
}

const PROFILE_BYTES_MAX = 4 * 1024 * 1024;

/** The profile in a file, where it has one of the kind that phones and screens have: three curves and a matrix. */
export function readColourProfile(bytes: Buffer, form: PictureHead['form']): ColourProfile | undefined {
  try {
    const profile = profileIn(bytes, form);
    return profile && parse(profile);
  } catch {
    // A profile that says nothing clear says nothing.
    return undefined;
  }
}

function profileIn(bytes: Buffer, form: PictureHead['form']): Buffer | undefined {
  if (form === 'jpeg') return readJpeg(bytes)?.profile;
  if (form === 'webp') return webpChunk(bytes, 'ICCP');
  const named = form === 'png' ? pngChunk(bytes, 'iCCP') : undefined;
  // A name, its end, a byte for the way of packing, and the profile packed.
  return named && inflateSync(named.subarray(named.indexOf(0) + 2), { maxOutputLength: PROFILE_BYTES_MAX });
}

function parse(profile: Buffer): ColourProfile | undefined {
  if (profile.toString('latin1', 16, 24) !== 'RGB XYZ ') return undefined;
  const tags = new Map<string, Buffer>();
  for (let entry = 0; entry < profile.readUInt32BE(128); entry += 1) {
    const at = 132 + entry * 12;
    const from = profile.readUInt32BE(at + 4);
    tags.set(
      profile.toString('latin1', at, at + 4),
      profile.subarray(from, from + profile.readUInt32BE(at + 8)),
    );
  }
  const light: Float64Array[] = [];
  const columns: number[][] = [];
  for (const colour of ['r', 'g', 'b']) {
    const [curve, column] = [tags.get(`${colour}TRC`), tags.get(`${colour}XYZ`)];
    const lightOf = curve && readCurve(curve);
    if (lightOf === undefined || column === undefined) return undefined;
    light.push(
      Float64Array.from({ length: 256 }, (_, value) => Math.min(1, Math.max(0, lightOf(value / 255)))),
    );
    columns.push([8, 12, 16].map((at) => fixed(column, at)));
  }
  return { light, columns };
}

/** A number with sixteen bits behind the point. */
const fixed = (bytes: Buffer, at: number): number => bytes.readInt32BE(at) / 65_536;

function readCurve(curve: Buffer): ((value: number) => number) | undefined {
  const kind = curve.toString('latin1', 0, 4);
  if (kind === 'curv') return readTable(curve);
  return kind === 'para' ? readFormula(curve) : undefined;
}

function readTable(curve: Buffer): (value: number) => number {
  const count = curve.readUInt32BE(8);
  if (count === 0) return (value) => value;
  if (count === 1) {
    const power = curve.readUInt16BE(12) / 256;
    return (value) => value ** power;
  }
  return (value) => {
    const place = value * (count - 1);
    const below = Math.min(Math.floor(place), count - 2);
    const [from, to] = [curve.readUInt16BE(12 + below * 2), curve.readUInt16BE(14 + below * 2)];
    return (from + (to - from) * (place - below)) / 65_535;
  };
}

/** The five formulas of ICC are one with numbers left out: a power from `d` on, a line below. */
function readFormula(curve: Buffer): ((value: number) => number) | undefined {
  const form = curve.readUInt16BE(8);
  const count = [1, 3, 4, 5, 7][form];
  if (count === undefined) return undefined;
  const given = Array.from({ length: count }, (_, index) => fixed(curve, 12 + index * 4));
  const [power = 1, a = 1, b = 0, c = 0] = given;
  if (form === 0) return (value) => value ** power;
  const [, , , , d = -b / a, e = 0, f = 0] = given;
  const [above, slope, below] = [form === 2 ? c : e, form < 3 ? 0 : c, form === 2 ? c : f];
  return (value) => (value >= d ? Math.max(0, a * value + b) ** power + above : slope * value + below);
}
