/** One measured figure, as `npm run bench` prints and keeps it. */
export type Line = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The aim as the issue states it, such as `≤ 50`; left out where none is stated. */
  readonly aim?: string
  /** What was measured, with its peer: enough to measure it again. */
  readonly note?: string
}

/** A benchmark: gives its lines as it measures them. */
export type Benchmark = { readonly name: string; readonly run: () => AsyncIterable<Line> | Iterable<Line> }

/** The p-th share of the values by nearest rank. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
