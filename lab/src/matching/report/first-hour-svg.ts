import type { Row } from './summary.ts';
import { colourOf, dot, GRID, line, picture, polyline, words } from './svg.ts';

const WIDTH = 640;
const HEIGHT = 420;
const PLOT = { left: 48, right: 440, top: 40, bottom: 370 };
const LABEL_STEP = 15;

/** Share of comments answered within the hour over cards for each comment, one line for each policy; '' without figures. */
export function firstHourSvg(rows: readonly Row[], like: string): string {
  const own = rows.filter(
    ({ world, metric, setting }) => world === 'M1' && metric === 'e1h' && setting.endsWith(like),
  );
  const supplies = [...new Set(own.map(supplyOf))].toSorted((a, b) => a - b);
  if (supplies.length < 2) return '';
  const policies = [...new Set(own.map(({ policy }) => policy))];
  const x = (supply: number): number =>
    PLOT.left +
    ((PLOT.right - PLOT.left) * (supply - (supplies[0] ?? 0))) /
      ((supplies.at(-1) ?? 1) - (supplies[0] ?? 0));
  const y = (share: number): number => PLOT.bottom - (PLOT.bottom - PLOT.top) * share;
  const curves = policies.map((policy) => {
    const spots = own
      .filter((row) => row.policy === policy)
      .map((row) => [x(supplyOf(row)), y(row.median)] as const)
      .toSorted((a, b) => a[0] - b[0]);
    return { policy, spots, colour: colourOf(policy, rows) };
  });
  const axes = [
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
      line([PLOT.left, y(share)], [PLOT.right, y(share)], GRID),
      words(share.toFixed(1), PLOT.left - 8, y(share) + 4, 'end'),
    ]),
    ...supplies.map((supply) => words(`S=${supply}`, x(supply), PLOT.bottom + 20, 'middle')),
    words('cards for each comment, before caps', (PLOT.left + PLOT.right) / 2, PLOT.bottom + 40, 'middle'),
  ];
  const drawn = curves.flatMap(({ policy, spots, colour }) => [
    polyline(spots, colour, policy.startsWith('engine') ? 3 : 1.5),
    ...spots.map(([spotX, spotY]) => dot(spotX, spotY, 3, colour)),
  ]);
  return picture(WIDTH, HEIGHT, `M1: comments with a genuine answer within 1 h, ${like}`, [
    ...axes,
    ...drawn,
    ...labels(curves),
  ]);
}

/** Names to the right of the curves' ends, moved apart where they would cover each other. */
function labels(
  curves: readonly { policy: string; spots: readonly (readonly [number, number])[]; colour: string }[],
): string[] {
  const ends = curves
    .map(({ policy, spots, colour }) => ({ policy, colour, y: spots.at(-1)?.[1] ?? PLOT.bottom }))
    .toSorted((a, b) => b.y - a.y);
  let above = Number.POSITIVE_INFINITY;
  return ends.map(({ policy, colour, y }) => {
    above = Math.min(y + 4, above - LABEL_STEP);
    return words(policy, PLOT.right + 12, above, 'start', colour);
  });
}

function supplyOf({ setting }: Row): number {
  return Number(/^S=([\d.]+)/.exec(setting)?.[1] ?? 0);
}
