import type { MakePolicy, WorldComment } from '../policy.ts';
import { gaussian } from '../random.ts';
import { HOUR } from '../worlds/schedule.ts';
import { dot } from '../worlds/signal.ts';
import { ruled, type Board } from './board.ts';
import { textTaste } from './text-taste.ts';

/** Of Wilson's interval at 80 %. */
const Z = 1.2816;
/** Looks that the prior of the Bayesian average is worth. */
const PRIOR_LOOKS = 5;
/** Reddit: so much newer is worth ten times the votes. */
const HOT_SECONDS = 45_000;
/** Quantiles of the normal distribution, to draw from quickly. */
const QUANTILES = 4_096;

/** The published rules that an engine has to beat. */
export const baselines = {
  newest: () =>
    ruled(
      'newest',
      () =>
        ({ comment }) =>
          comment.at,
    ),
  random: ({ random }) => ruled('random', () => () => random()),
  wilson: () =>
    ruled(
      'wilson',
      () =>
        ({ answers, passes, comment }) =>
          wilson(answers, answers + passes) - comment.at * 1e-18,
    ),
  bayes: () =>
    ruled('bayes', (board) => {
      const prior = meanOf(board);
      return ({ answers, passes }) => (answers + PRIOR_LOOKS * prior) / (answers + passes + PRIOR_LOOKS);
    }),
  hot: () =>
    ruled(
      'hot',
      () =>
        ({ answers, comment }) =>
          Math.log10(Math.max(1, answers)) + comment.at / 1_000 / HOT_SECONDS,
    ),
  tag: ({ random }) => {
    const read = textTaste();
    return ruled(
      'tag',
      (_board, { member }) =>
        ({ comment }) =>
          match(comment, member.taste, () => read.match(member.id, comment)) + random() * 1e-9,
      {
        observed: (memberId, commentId, _at, outcome) => read.observed(memberId, commentId, outcome),
      },
    );
  },
  thompson: ({ random }) => {
    const normal = Float64Array.from({ length: QUANTILES }, () => gaussian(random));
    return ruled('thompson', () => ({ answers, passes }) => {
      const [a, b] = [answers + 1, passes + 1];
      const n = a + b;
      // The normal distribution of the same mean and deviation stands for Beta(a, b), whose exact draw costs ten times as much.
      const deviation = Math.sqrt((a * b) / (n * n * (n + 1)));
      return a / n + deviation * (normal[Math.floor(random() * QUANTILES)] ?? 0);
    });
  },
  'least-shown': ({ random }) =>
    ruled(
      'least-shown',
      () =>
        ({ dealt }) =>
          -dealt - random() * 0.5,
    ),
  'least-shown-first-hour': ({ random }) =>
    ruled('least-shown-first-hour', (_board, { at }) => ({ dealt, comment }) => {
      const first = at - comment.at <= HOUR ? 1e6 : 0;
      return first - dealt - random() * 0.5;
    }),
} satisfies Readonly<Record<string, MakePolicy>>;

function match(comment: WorldComment, taste: Float64Array, otherwise: () => number): number {
  return comment.content.length > 0 && taste.length > 0 ? dot(comment.content, taste) : otherwise();
}

function meanOf({ answers, passes }: Board): number {
  return (answers + 1) / (answers + passes + 2);
}

/** Lower end of the interval for a share of `answers` in `looks`; 0 without looks. */
export function wilson(answers: number, looks: number): number {
  if (looks === 0) return 0;
  const share = answers / looks;
  const square = (Z * Z) / looks;
  const spread = Z * Math.sqrt((share * (1 - share) + square / 4) / looks);
  return (share + square / 2 - spread) / (1 + square);
}
