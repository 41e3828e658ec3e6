/** Echoes that came (or, below zero, went) at one time. One echo is a change of 1; a row of a bucket may carry many. */
export interface GrowthChange {
  /** Milliseconds since the Unix epoch; for a row, any time inside its bucket, such as its start. */
  readonly at: number;
  readonly raw: number;
  readonly counted: number;
  readonly organic: number;
}

/** Totals up to a time. */
export type GrowthPoint = GrowthChange;

export interface GrowthInput {
  /** When the comment or post appeared. */
  readonly startedAt: number;
  readonly now: number;
  /** In any order. What lies before the start or after now, by unequal clocks, counts at that end. */
  readonly changes: readonly GrowthChange[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The first three hours decide whether a comment is heard, so they are drawn by the minute. */
const FINE_MS = 3 * HOUR_MS;

/**
 * Start of the bucket that holds a time: a minute in the first three hours after `startedAt`, later an hour, both counted
 * from `startedAt`. Rows grouped by this, in SQL or here, give the same curve as single echoes.
 */
export function growthBucketStart(startedAt: number, at: number): number {
  const age = Math.max(0, at - startedAt);
  return startedAt + age - (age % bucketMs(age));
}

function bucketMs(age: number): number {
  return age < FINE_MS ? MINUTE_MS : HOUR_MS;
}

/**
 * Running totals from the start to now. A point stands at the end of its bucket, the last one at `now`. Where nothing happened
 * points are left out, except the last one before a change, so that straight lines between points tell the truth. Times strictly
 * increase; the last point holds the totals of all changes. Before the start there is one point, at the start.
 */
export function growthCurve({ startedAt, now, changes }: GrowthInput): GrowthPoint[] {
  const end = Math.max(now, startedAt);
  const points: GrowthPoint[] = [{ at: startedAt, raw: 0, counted: 0, organic: 0 }];
  for (const [start, change] of byBucket(startedAt, end, changes)) {
    const last = points.at(-1) ?? { at: startedAt, raw: 0, counted: 0, organic: 0 };
    const at = Math.min(end, start + bucketMs(start - startedAt));
    if (start > last.at && start < at) points.push({ ...last, at: start });
    const next = {
      at,
      raw: last.raw + change.raw,
      counted: last.counted + change.counted,
      organic: last.organic + change.organic,
    };
    if (at > last.at) points.push(next);
    else points[points.length - 1] = next;
  }
  const last = points.at(-1);
  if (last !== undefined && last.at < end) points.push({ ...last, at: end });
  return points;
}

/** Sums of the changes by bucket, earliest first. The bucket of `end` is the last one, even when it begins right there. */
function byBucket(
  startedAt: number,
  end: number,
  changes: readonly GrowthChange[],
): [number, Omit<GrowthChange, 'at'>][] {
  const sums = new Map<number, Omit<GrowthChange, 'at'>>();
  for (const { at, raw, counted, organic } of changes) {
    const start = growthBucketStart(startedAt, Math.min(at, end));
    const sum = sums.get(start) ?? { raw: 0, counted: 0, organic: 0 };
    sums.set(start, { raw: sum.raw + raw, counted: sum.counted + counted, organic: sum.organic + organic });
  }
  return [...sums].sort(([a], [b]) => a - b);
}
