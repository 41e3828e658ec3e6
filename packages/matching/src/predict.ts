import { gaussian } from './draws.ts';

/**
 * What a space has learned about who answers what: a Bayesian logistic regression, its weights a normal distribution.
 * Plain numbers, so that it can be sent, stored and compared.
 */
export interface Model {
  /** Number of features. */
  readonly size: number;
  /** Mean of the weights. */
  readonly mean: Float64Array;
  /** Covariance of the weights, by rows, `size` x `size`. */
  readonly covariance: Float64Array;
}

/** How sure a model is of the weights before it has seen anything: standard deviation of each. */
const PRIOR_SD = 0.5;

/**
 * A model that knows only what it is told here.
 * @param prior mean of the weights, one per feature; its length is the number of features
 * @param spread standard deviation of each weight, one number for all or one each
 */
export function emptyModel(
  prior: number | ArrayLike<number>,
  spread: number | ArrayLike<number> = PRIOR_SD,
): Model {
  const mean = typeof prior === 'number' ? new Float64Array(prior) : Float64Array.from(prior);
  const size = mean.length;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    const sd = typeof spread === 'number' ? spread : (spread[i] ?? PRIOR_SD);
    covariance[i * size + i] = sd * sd;
  }
  return { size, mean, covariance };
}

/** Probability of a genuine answer by the mean of the weights, 0 to 1. */
export function predict(model: Model, features: ArrayLike<number>): number {
  return logistic(product(model.mean, features));
}

/** Weighted sum of the features, in log-odds. `weights` may be a model's mean or a draw. */
export function product(weights: ArrayLike<number>, features: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += (weights[i] as number) * (features[i] as number);
  return sum;
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Take in one answer: a Newton step on the posterior in closed form, as in the extended Kalman filter for logistic
 * regression (assumed-density filtering). Changes the model in place; costs size² operations.
 * @param answered true for a genuine answer
 * @param weight how much this observation says, 0 to 1
 */
export function learn(model: Model, features: ArrayLike<number>, answered: boolean, weight = 1): void {
  const { size, mean, covariance } = model;
  const direction = new Float64Array(size);
  let variance = 0;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (covariance[i * size + j] as number) * (features[j] as number);
    direction[i] = sum;
    variance += sum * (features[i] as number);
  }
  const p = predict(model, features);
  const curvature = weight * p * (1 - p);
  const shrink = 1 / (1 + curvature * variance);
  const step = weight * ((answered ? 1 : 0) - p) * shrink;
  for (let i = 0; i < size; i += 1) {
    const along = direction[i] as number;
    mean[i] = (mean[i] as number) + along * step;
    for (let j = 0; j < size; j += 1) {
      const at = i * size + j;
      covariance[at] = (covariance[at] as number) - curvature * shrink * along * (direction[j] as number);
    }
  }
}

/** Draw weights from the posterior (Thompson sampling), by the Cholesky factor of the covariance. */
export function drawWeights(model: Model, random: () => number): Float64Array {
  const { size, mean, covariance } = model;
  const factor = new Float64Array(size * size);
  const noise = Float64Array.from({ length: size }, () => gaussian(random));
  const drawn = Float64Array.from(mean);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = covariance[i * size + j] as number;
      for (let k = 0; k < j; k += 1)
        sum -= (factor[i * size + k] as number) * (factor[j * size + k] as number);
      factor[i * size + j] =
        i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (factor[j * size + j] as number);
      drawn[i] = (drawn[i] as number) + (factor[i * size + j] as number) * (noise[j] as number);
    }
  }
  return drawn;
}
