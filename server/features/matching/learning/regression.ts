// Logistic regression with soft labels, by Newton's method, with a quadratic penalty for leaving where one started. Hastie,
// Tibshirani & Friedman, "The Elements of Statistical Learning", section 4.4.1.

export interface Example {
  /** The first is 1 for the intercept. */
  x: Float64Array;
  /** 0–1: how likely it is a yes. */
  label: number;
  weight: number;
}

interface Fitting {
  examples: readonly Example[];
  start: Float64Array;
  /** How much it costs to leave the start, per coefficient. */
  penalties: Float64Array;
}

const STEPS = 12;
const ENOUGH = 1e-7;

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

export const dot = (one: Float64Array, other: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
};

/** Solves A·s = b for a symmetric positive definite A, row by row, by Gaussian elimination. */
export const solve = (matrix: readonly Float64Array[], vector: Float64Array): Float64Array => {
  const size = vector.length;
  const rows = matrix.map((row, at) => Float64Array.from([...row, vector[at] ?? 0]));
  for (const [at, pivot] of rows.entries()) {
    for (const row of rows.slice(at + 1)) {
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column <= size; column += 1)
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  }
  const solution = new Float64Array(size);
  for (const [at, row] of [...rows.entries()].reverse()) {
    let rest = row[size] ?? 0;
    for (let column = at + 1; column < size; column += 1) rest -= (row[column] ?? 0) * (solution[column] ?? 0);
    solution[at] = rest / (row[at] ?? 1);
  }
  return solution;
};

/** One Newton step's gradient and curvature at these coefficients. */
const slopeOf = ({ examples, start, penalties }: Fitting, at: Float64Array) => {
  const size = at.length;
  const gradient = new Float64Array(size);
  const curvature = Array.from({ length: size }, () => new Float64Array(size));
  for (const { x, label, weight } of examples) {
    const chance = logistic(dot(x, at));
    const miss = weight * (label - chance);
    const bend = weight * chance * (1 - chance);
    for (let row = 0; row < size; row += 1) {
      const value = x[row] ?? 0;
      if (value === 0) continue;
      gradient[row] = (gradient[row] ?? 0) + miss * value;
      const line = curvature[row];
      if (!line) continue;
      for (let column = 0; column < size; column += 1)
        line[column] = (line[column] ?? 0) + bend * value * (x[column] ?? 0);
    }
  }
  for (const [place, line] of curvature.entries()) {
    const penalty = penalties[place] ?? 0;
    gradient[place] = (gradient[place] ?? 0) - penalty * ((at[place] ?? 0) - (start[place] ?? 0));
    line[place] = (line[place] ?? 0) + penalty + 1e-9;
  }
  return { gradient, curvature };
};

/** The coefficients that explain the labels best, as near to the start as the penalties ask. */
export const fitLogistic = (fitting: Fitting, from: Float64Array = fitting.start): Float64Array => {
  const coefficients = Float64Array.from(from);
  for (let step = 0; step < STEPS; step += 1) {
    const { gradient, curvature } = slopeOf(fitting, coefficients);
    const move = solve(curvature, gradient);
    for (const [at, by] of move.entries()) coefficients[at] = (coefficients[at] ?? 0) + by;
    if (Math.max(...move.map(Math.abs)) < ENOUGH) break;
  }
  return coefficients;
};
