/** So many honest looks everybody gets, whatever the first person made of the comment. */
export const LOOKS_FLOOR = 2;
/**
 * With so many echoes and replies the best comments are told from the good ones. One answer ends the need to be heard, but
 * not the pool: what is dealt by a draw on quality still resolves the order of threads. With 2 as the end the 80/20 deck of
 * lab/matching ordered M1 with NDCG@20 0.65 instead of 0.80, at the same share heard in time.
 */
export const ANSWERS_ENOUGH = 8;
/** More looks than this are taken from comments that nobody has heard. */
export const LOOKS_MAX = 24;
/**
 * The rate of genuine answers is resolved once its interval, right nine times of ten, is no wider than this: after 18
 * looks without an answer it lies below 0.15. Leaving earlier costs comments their answer where listeners are plenty:
 * with 8 looks as the end, lab/matching M1 stopped at 0.89 of all comments however many cards there were.
 */
const WIDTH_RESOLVED = 0.15;
const SURE = 0.9;
/** Halvings of the range when looking for an end of an interval: far below what the width is compared with. */
const HALVINGS = 40;

/** By answers, then by looks: asked for every open comment whenever somebody comes, so it is worked out only once. */
const RESOLVED = Array.from({ length: ANSWERS_ENOUGH }, (_, answers) =>
  Array.from({ length: LOOKS_MAX }, (_look, looks) => answers <= looks && isResolved(looks, answers)),
);

/**
 * Whether a comment leaves the pool. Counting looks alone would keep a comment that two people answered at once and drop
 * one that five people passed by at random; so it is answers or a resolved rate that decide, between a floor and a cap.
 * @param looks cards answered by echo, reply or pass, 0 or more
 * @param answers of these, echoes and replies
 */
export function graduated(looks: number, answers: number): boolean {
  if (looks < LOOKS_FLOOR) return false;
  if (answers >= ANSWERS_ENOUGH || looks >= LOOKS_MAX) return true;
  return RESOLVED[answers]?.[looks] === true;
}

function isResolved(looks: number, answers: number): boolean {
  const { low, high } = intervalOfRate(looks, answers);
  return high - low <= WIDTH_RESOLVED;
}

/** The central interval of Beta(answers + 1, looks - answers + 1): what the rate may be when nothing was known before. */
export function intervalOfRate(looks: number, answers: number, sure = SURE): { low: number; high: number } {
  const outside = (1 - sure) / 2;
  return { low: quantile(looks, answers, outside), high: quantile(looks, answers, 1 - outside) };
}

function quantile(looks: number, answers: number, share: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (shareBelow(middle, looks, answers) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(rate <= x): as likely as more than `answers` successes in `looks + 1` trials that succeed with probability x. */
function shareBelow(x: number, looks: number, answers: number): number {
  const trials = looks + 1;
  let term = (1 - x) ** trials;
  let atMost = term;
  for (let k = 1; k <= answers; k += 1) {
    term *= ((trials - k + 1) / k) * (x / (1 - x));
    atMost += term;
  }
  return 1 - atMost;
}
