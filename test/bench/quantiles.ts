/** The value below which a share of the values lie; 0 for none. `share` is 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);
