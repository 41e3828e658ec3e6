import type { Row } from './summary.ts';
import { colourOf, dot, GRID, line, picture, words } from './svg.ts';

const WIDTH = 760;
const LEFT = 250;
const RIGHT = 740;
const ROW = 26;
const TOP = 64;
/** Policies by colour in the key, so many on a line. */
const KEYS_ON_LINE = 6;

/** How far each policy closes the gap between random (0) and oracle (1), one line for each conversation; '' without figures. */
export function gapSvg(rows: readonly Row[]): string {
  const own = rows.filter(
    ({ world, metric, policy }) =>
      world === 'M2' && metric === 'gapClosed' && policy !== 'oracle' && policy !== 'random',
  );
  const settings = [...new Set(own.map(({ setting }) => setting))];
  if (settings.length === 0) return '';
  const policies = [...new Set(own.map(({ policy }) => policy))];
  const colour = (policy: string): string => colourOf(policy, rows);
  const top = TOP + 18 * Math.ceil(policies.length / KEYS_ON_LINE);
  const bottom = top + ROW * settings.length;
  const x = (share: number): number => LEFT + (RIGHT - LEFT) * Math.max(0, Math.min(1, share));
  const key = policies.flatMap((policy, i) => {
    const at = { x: 20 + (i % KEYS_ON_LINE) * 120, y: 44 + 18 * Math.floor(i / KEYS_ON_LINE) };
    return [dot(at.x, at.y - 4, 5, colour(policy)), words(policy, at.x + 9, at.y)];
  });
  const axis = [0, 0.25, 0.5, 0.75, 0.85, 1].flatMap((share) => [
    line([x(share), top - 14], [x(share), bottom], share === 0.85 ? '#c1121f' : GRID),
    words(share.toFixed(2), x(share), bottom + 16, 'middle'),
  ]);
  const lines = settings.flatMap((setting, i) => {
    const y = top + ROW * i;
    const dots = own
      .filter((row) => row.setting === setting)
      .map(({ policy, median }) => dot(x(median), y, policy.startsWith('engine') ? 7 : 4.5, colour(policy)));
    return [words(setting, LEFT - 16, y + 4, 'end'), line([LEFT, y], [RIGHT, y], GRID), ...dots];
  });
  return picture(
    WIDTH,
    bottom + 30,
    'M2: share of the gap between random and oracle closed within 24 h (what is worse than random stands at 0)',
    [...key, ...axis, ...lines],
  );
}
