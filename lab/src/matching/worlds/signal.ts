import type { Jester, Ratings } from '../data/jester.ts';

/** Strength of the ridge: as if so many more people had been seen, who tell nothing. */
const RIDGE = 30;

/**
 * What a text's content tells about who likes it, learned from other people: the linear regression of liking it on the reactions
 * to the gauge texts. One row of `1 + gauge.length` weights for each text of `rest`, first the constant; the product with a
 * person's `tasteOf` estimates their probability to like it.
 */
export function textSignals({ others, gauge, rest }: Jester, threshold: number): Float64Array[] {
  const people = Array.from({ length: others.people }, (_, person) =>
    reactions(others, gauge, person, threshold),
  );
  return rest.map((text) => {
    const rated: Float64Array[] = [];
    const likes: number[] = [];
    for (const [person, taste] of people.entries()) {
      const rating = others.values[person * others.texts + text] ?? Number.NaN;
      if (Number.isNaN(rating)) continue;
      rated.push(taste);
      likes.push(rating >= threshold ? 1 : 0);
    }
    return ridge(rated, likes, 1 + gauge.length);
  });
}

/** The answers of onboarding in the same dimensions: 1 first, then 1 for a gauge text that speaks to the person, -1 for another. */
export function tasteOf({ full, gauge }: Jester, person: number, threshold: number): Float64Array {
  return reactions(full, gauge, person, threshold);
}

export function dot(a: Float64Array, b: Float64Array): number {
  const end = Math.min(a.length, b.length);
  let sum = 0;
  for (let i = 0; i < end; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function reactions(
  ratings: Ratings,
  gauge: readonly number[],
  person: number,
  threshold: number,
): Float64Array {
  const react = (text: number): number => {
    const rating = ratings.values[person * ratings.texts + text] ?? Number.NaN;
    return rating >= threshold ? 1 : -1;
  };
  return Float64Array.from([1, ...gauge.map(react)]);
}

/** Weights w that minimise the squared error of rows·w, with the penalty on all but the first. */
function ridge(rows: readonly Float64Array[], wanted: readonly number[], size: number): Float64Array {
  const matrix = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size + 1 }, (_none, j) => (i === j ? (i === 0 ? 1e-6 : RIDGE) : 0)),
  );
  for (const [at, row] of rows.entries()) {
    for (let i = 0; i < size; i += 1) {
      const into = matrix[i] as Float64Array;
      const factor = row[i] ?? 0;
      for (let j = 0; j < size; j += 1) into[j] = (into[j] ?? 0) + factor * (row[j] ?? 0);
      into[size] = (into[size] ?? 0) + factor * (wanted[at] ?? 0);
    }
  }
  return solved(matrix);
}

/** Solution of a symmetric positive system whose right side is the last column (Gauss). */
function solved(matrix: Float64Array[]): Float64Array {
  const size = matrix.length;
  const cell = (row: number, column: number): number => matrix[row]?.[column] ?? 0;
  for (let pivot = 0; pivot < size; pivot += 1)
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = cell(row, pivot) / cell(pivot, pivot);
      for (let column = pivot; column <= size; column += 1)
        (matrix[row] as Float64Array)[column] = cell(row, column) - factor * cell(pivot, column);
    }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = cell(row, size);
    for (let column = row + 1; column < size; column += 1) sum -= cell(row, column) * (solution[column] ?? 0);
    solution[row] = sum / cell(row, row);
  }
  return solution;
}
