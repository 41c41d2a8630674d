/** The value below which this share of the samples lies. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

export const summary = (samples: readonly number[]) => ({
  count: samples.length,
  p50: percentile(samples, 0.5),
  p95: percentile(samples, 0.95),
  p99: percentile(samples, 0.99),
  max: samples.reduce((a, b) => Math.max(a, b), 0),
});

export type Summary = ReturnType<typeof summary>;
