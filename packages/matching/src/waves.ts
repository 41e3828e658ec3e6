const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When a comment that nobody has answered is brought to listeners who are not there, and to how many. */
const WAVES = [
  { afterMs: 10 * MINUTE_MS, listeners: 3 },
  { afterMs: 30 * MINUTE_MS, listeners: 6 },
  { afterMs: 2 * HOUR_MS, listeners: 12 },
  { afterMs: 6 * HOUR_MS, listeners: 24 },
] as const;

/** The age from which a comment may be brought to listeners, and the one from which it is left to those who come by. */
export const WAVES_FROM_MS = WAVES[0].afterMs;
export const WAVES_UNTIL_MS = 24 * HOUR_MS;

/** A comment that waits, and the waves it has had. */
export interface Waiting {
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  /** Genuine answers by dealt cards. */
  readonly answers: number;
  /** Cards out at this moment. */
  readonly inFlight: number;
  readonly waves: number;
  /** When the latest wave began; null when there was none. */
  readonly lastWaveAt: number | null;
}

export interface Wave {
  /** 1, 2, … */
  readonly wave: number;
  /** Listeners to be told. */
  readonly listeners: number;
}

/**
 * The wave that is due for a comment, if one is. First only those hear it who come by themselves; then, twice as many
 * each time and ever more patiently, fitting listeners are told, until somebody answers or it is a day old. While somebody
 * holds a card of it nobody else is called.
 */
export function nextWave(comment: Waiting, now: number): Wave | undefined {
  const { answers, createdAt, inFlight, lastWaveAt, waves } = comment;
  const next = WAVES[waves];
  if (next === undefined || answers > 0 || inFlight > 0 || now - createdAt >= WAVES_UNTIL_MS)
    return undefined;
  return now - (lastWaveAt ?? createdAt) < next.afterMs
    ? undefined
    : { wave: waves + 1, listeners: next.listeners };
}

/**
 * How many listeners to tell at once of several comments of a space: each looks at a deck of them, and no comment gets
 * fewer looks than it is due.
 * @param deckSize cards of one visit, above 0
 */
export function listenersFor(due: readonly Wave[], deckSize: number): number {
  const looks = due.reduce((sum, { listeners }) => sum + listeners, 0);
  return Math.max(0, Math.ceil(looks / deckSize), ...due.map(({ listeners }) => listeners));
}
