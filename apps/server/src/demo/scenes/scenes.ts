import type { DemoScene } from '../content/types.ts';
import { seededRandom } from '../seeded-random.ts';
import { below, box, disc, type Scene, type Shape, stroke } from './painter.ts';

/** The river at dusk below the arch of a bridge, with one lamp. */
const underTheBridge: Scene = {
  top: [38, 44, 74],
  bottom: [226, 148, 104],
  shapes: [
    { distance: disc(0.98, 0.62, 0.05), colour: [255, 226, 168] },
    { distance: below((x) => 0.7 + 0.01 * Math.sin(x * 9)), colour: [46, 62, 84] },
    { distance: box(0.86, 0.72, 1.1, 0.735), colour: [240, 196, 140], cover: 0.7 },
    { distance: box(0.9, 0.77, 1.06, 0.78), colour: [240, 196, 140], cover: 0.5 },
    { distance: box(0.93, 0.82, 1.03, 0.828), colour: [240, 196, 140], cover: 0.4 },
    // The arch: stone everywhere but where the water and the sky are seen through it.
    {
      distance: (x, y) => -Math.max(disc(0.7, 0.86, 0.52)(x, y), y - 0.86),
      colour: [58, 52, 54],
      cover: 0.94,
    },
    { distance: box(-0.1, 0.1, 1.4, 0.15), colour: [82, 74, 72] },
    { distance: box(-0.1, 0.86, 1.4, 1), colour: [40, 38, 42] },
    { distance: disc(0.24, 0.28, 0.09), colour: [255, 214, 130], cover: 0.25 },
    { distance: disc(0.24, 0.28, 0.02), colour: [255, 236, 190] },
  ],
};

/** A pomelo tree by the path, with more fruit than anybody picks. */
function pomeloTree(): Scene {
  const random = seededRandom('pomelos');
  const leaves = Array.from({ length: 26 }, (): Shape => {
    const [angle, reach] = [random() * 2 * Math.PI, Math.sqrt(random()) * 0.24];
    const green = 92 + random() * 50;
    return {
      distance: disc(0.72 + Math.cos(angle) * reach * 1.3, 0.36 + Math.sin(angle) * reach, 0.1),
      colour: [46, green, 58],
    };
  });
  const fruit = Array.from({ length: 11 }, (): Shape => {
    const [angle, reach] = [random() * 2 * Math.PI, Math.sqrt(random()) * 0.27];
    return {
      distance: disc(0.72 + Math.cos(angle) * reach * 1.3, 0.38 + Math.sin(angle) * reach, 0.032),
      colour: [230, 206, 74],
    };
  });
  return {
    top: [176, 208, 222],
    bottom: [240, 234, 214],
    shapes: [
      { distance: below((x) => 0.8 - 0.12 * x), colour: [156, 168, 118] },
      { distance: below((x) => 0.9 - 0.06 * x), colour: [206, 192, 164] },
      { distance: stroke([0.7, 0.8], [0.73, 0.4], 0.06), colour: [96, 74, 58] },
      ...leaves,
      ...fruit,
    ],
  };
}

/** Five bare stems in a pot on a sill, each with two leaves at its top. */
function bareMint(): Scene {
  const stems = [0.5, 0.58, 0.67, 0.76, 0.85].flatMap((x, place): Shape[] => {
    const [top, lean] = [0.22 + (place % 2) * 0.07, (x - 0.67) * 0.5];
    return [
      { distance: stroke([x, 0.62], [x + lean, top], 0.012), colour: [112, 132, 78] },
      { distance: disc(x + lean - 0.03, top, 0.028, 0.8), colour: [104, 158, 86] },
      { distance: disc(x + lean + 0.03, top + 0.01, 0.028, 0.8), colour: [126, 176, 98] },
    ];
  });
  return {
    top: [236, 232, 218],
    bottom: [216, 222, 214],
    shapes: [
      { distance: box(0.14, 0.06, 1.2, 0.78), colour: [198, 220, 232] },
      { distance: box(0.66, 0.06, 0.69, 0.78), colour: [244, 242, 236] },
      { distance: box(-0.1, 0.78, 1.4, 1), colour: [186, 158, 126] },
      ...stems,
      {
        distance: (x, y) => Math.max(0.6 - y, y - 0.86, Math.abs(x - 0.67) - 0.27 + (y - 0.6) * 0.3),
        colour: [188, 104, 74],
      },
      { distance: box(0.37, 0.58, 0.97, 0.64), colour: [204, 120, 88] },
    ],
  };
}

/** A cup from above: dusk blue, and the white star that grew in it. */
function starGlaze(): Scene {
  const rays = Array.from({ length: 9 }, (_, place): Shape => {
    const [angle, length] = [(place / 9) * 2 * Math.PI, 0.05 + (place % 3) * 0.02];
    const end = [0.74 + Math.cos(angle) * length, 0.46 + Math.sin(angle) * length] as const;
    return { distance: stroke([0.74, 0.46], end, 0.012), colour: [226, 232, 236], cover: 0.9 };
  });
  return {
    top: [214, 196, 170],
    bottom: [188, 164, 134],
    shapes: [
      { distance: disc(0.7, 0.56, 0.4), colour: [120, 98, 78], cover: 0.35 },
      { distance: disc(0.67, 0.5, 0.39), colour: [58, 74, 110] },
      { distance: disc(0.67, 0.5, 0.36), colour: [98, 118, 158] },
      { distance: disc(0.67, 0.5, 0.35), colour: [44, 58, 96] },
      { distance: disc(0.66, 0.53, 0.27), colour: [34, 44, 78] },
      { distance: disc(0.74, 0.46, 0.03), colour: [238, 240, 240] },
      ...rays,
      { distance: disc(0.52, 0.3, 0.035, 0.7), colour: [190, 204, 226], cover: 0.45 },
    ],
  };
}

/** What demo comments show: painted here, so that they are ours. */
export const scenes: Readonly<Record<DemoScene, () => Scene>> = {
  'under-the-bridge': () => underTheBridge,
  'pomelo-tree': pomeloTree,
  'bare-mint': bareMint,
  'star-glaze': starGlaze,
};
