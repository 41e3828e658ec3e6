/** Half-life of what the market remembers: long enough to smooth single visits, short enough to follow a spike. */
const HALF_LIFE_MS = 3 * 3_600_000;
/** Answers and comment-hours that a market is taken to have seen, so that its first minutes do not swing it. */
const PRIOR = { answers: 2, waitedHours: 1.5 };

/**
 * How fast waiting comments find a first genuine answer: the hazard of being heard, by which supply makes itself felt.
 * Plenty of listeners push it up, a crowd of new comments pulls it down.
 */
export interface Market {
  /** First answers, fading. */
  answers: number;
  /** Hours that comments waited in sum, fading. */
  waitedHours: number;
  /** Milliseconds since the Unix epoch up to which this was followed. */
  at: number;
}

export function emptyMarket(now: number): Market {
  return { ...PRIOR, at: now };
}

/** Let time pass with so many comments waiting for a first answer that is still in time. */
export function passTime(market: Market, now: number, waiting: number): void {
  const elapsed = now - market.at;
  if (elapsed <= 0) return;
  const fade = 0.5 ** (elapsed / HALF_LIFE_MS);
  market.answers *= fade;
  market.waitedHours = market.waitedHours * fade + (waiting * elapsed) / 3_600_000;
  market.at = now;
}

/** First genuine answers per hour that a waiting comment of usual appeal may expect. */
export function hazardPerHour({ answers, waitedHours }: Market): number {
  return (answers + PRIOR.answers * FLOOR) / (waitedHours + PRIOR.waitedHours * FLOOR);
}

/** What is left of the prior when all else has faded. */
const FLOOR = 0.05;
