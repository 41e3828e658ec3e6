import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reactions by hour of the day in China as `weibo-reply-dynamics` counts them; used when the folder is absent. */
const KNOWN_HOURS = [
  77_937, 19_757, 8_371, 4_404, 3_096, 3_830, 9_311, 20_035, 30_932, 37_248, 35_961, 33_256, 35_826, 33_670,
  27_463, 26_230, 26_182, 27_298, 26_185, 26_162, 29_931, 34_659, 45_820, 65_435,
];

/** Weight of each hour of the day, 24 numbers. */
export async function readHours(dir: string): Promise<number[]> {
  const place = join(dir, 'weibo-reply-dynamics', 'dynamics.json');
  if (!existsSync(place)) return smoothed(KNOWN_HOURS);
  const parsed = JSON.parse(await readFile(place, 'utf8')) as { by_hour?: { hour: number; n: number }[] };
  const counts = Array.from({ length: 24 }, () => 0);
  for (const { hour, n } of parsed.by_hour ?? []) counts[hour] = n;
  return smoothed(counts.some((count) => count > 0) ? counts : KNOWN_HOURS);
}

/** The counts at 23 and 0 are an artefact of collection: the straight line between 22 and 1 stands for them. */
function smoothed(counts: readonly number[]): number[] {
  const [late = 0, early = 0] = [counts[22], counts[1]];
  return counts.map((count, hour) =>
    hour === 23 ? (2 * late + early) / 3 : hour === 0 ? (late + 2 * early) / 3 : count,
  );
}
