/** Parts of a thread as an author is told of them, the first one first. */
export const gentleParts = ['front', 'middle', 'rest'] as const;
export type GentlePart = (typeof gentleParts)[number];

/** Where each part but the last ends, as a share of the thread. */
const BORDERS = [1 / 3, 2 / 3] as const;
/** How far beyond a border a comment must be before anything new is said: so much of the thread, and one place at least. */
const MARGIN = 0.08;

export interface Place {
  /** Comments of the thread that stand before this one, and those that stand level with it. */
  readonly before: number;
  readonly level: number;
  /** All comments of the thread, this one included; 1 or more. */
  readonly total: number;
}

/**
 * The part of its thread in which a comment stands. Once a part was told, it changes only when the comment is clearly
 * elsewhere, so that small moves to and fro say nothing new.
 *
 * @param last what was told before; undefined when nothing was
 */
export function gentlePart({ before, level, total }: Place, last: GentlePart | undefined): GentlePart {
  // The middle of its own place, and of the places that it shares.
  const share = (before + (level + 1) / 2) / total;
  if (last === undefined) return partAt(share);
  const margin = Math.max(MARGIN, 1 / total);
  const best = gentleParts.indexOf(partAt(share - margin));
  const worst = gentleParts.indexOf(partAt(share + margin));
  const kept = Math.min(worst, Math.max(best, gentleParts.indexOf(last)));
  return gentleParts[kept] ?? 'rest';
}

function partAt(share: number): GentlePart {
  if (share <= BORDERS[0]) return 'front';
  return share <= BORDERS[1] ? 'middle' : 'rest';
}
