import type { ColourProfile } from './colour-profile.ts';
import type { Pixels } from './pixels.ts';

/** From XYZ as ICC has it (D50) to the light of sRGB's red, green and blue. */
const FROM_XYZ = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;
const STEPS = 4_096;

/** The value for each of so many steps of light. */
const values = Uint8Array.from({ length: STEPS + 1 }, (_, step) => {
  const light = step / STEPS;
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
});

/** Say the colours anew as every screen reads them without a profile, in place: a phone's wider ones would look pale. */
export function toSrgb({ rgba }: Pixels, { light, columns }: ColourProfile): void {
  // One matrix for the way through XYZ; nine tables, one for each number of it, spare the multiplying.
  const parts = FROM_XYZ.flatMap((row) =>
    columns.map((column, from) => {
      const factor = row.reduce((sum, value, index) => sum + value * (column[index] ?? 0), 0);
      return (light[from] ?? new Float64Array(256)).map((value) => value * factor * STEPS);
    }),
  );
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]];
    for (let to = 0; to < 3; to += 1) {
      const sum =
        (parts[to * 3]?.[red] ?? 0) + (parts[to * 3 + 1]?.[green] ?? 0) + (parts[to * 3 + 2]?.[blue] ?? 0);
      rgba[at + to] = values[Math.min(STEPS, Math.max(0, Math.round(sum)))] ?? 0;
    }
  }
}
