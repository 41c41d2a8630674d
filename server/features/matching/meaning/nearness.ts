// From a cosine to a fit. Models differ in how near they put what has nothing to do with each other, so nearness is taken
// against the collection: as near as needs and results at random is nothing, four standard deviations nearer is all.

export interface Scale {
  mean: number;
  deviation: number;
}

const FULL_AT = 4;
const LEAST_DEVIATION = 0.01;

export const cosine = (one: Float32Array, other: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
};

/** How near the needs and results of a sample are; a wide guess while there are too few. */
export const scaleOf = (needs: readonly Float32Array[], capabilities: readonly Float32Array[]): Scale => {
  const all = needs.flatMap((need) => capabilities.map((capability) => cosine(need, capability)));
  if (all.length < 2) return { mean: 0, deviation: 0.2 };
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)) };
};

/** 0–1: being far apart is no reason against, for words may fit all the same. */
export const fitOf = (value: number, { mean, deviation }: Scale): number =>
  Math.min(1, Math.max(0, (value - mean) / (FULL_AT * deviation)));
