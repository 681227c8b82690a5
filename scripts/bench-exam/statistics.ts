export type Interval = { readonly mean: number /** Half of the 95 % interval. */; readonly half: number };

/** The mean with its 95 % interval (Student's t, by an expansion that is good from five values on). */
export function interval(values: readonly number[]): Interval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, half: Number.NaN };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const z = 1.96;
  const t = z + (z ** 3 + z) / (4 * (n - 1)) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * (n - 1) ** 2);
  return { mean, half: t * Math.sqrt(variance / n) };
}
