import { toPoint } from '../check/point.ts'
import type { Changes, Trial } from './trial.ts'

const size = (value: bigint): bigint => (value < 0n ? -value : value)

const costOfOne = (name: string, to: Parameters<typeof toPoint>[0], trial: Trial): number => {
  const found = trial.known.find(name)
  const from = found.kind === 'known' ? toPoint(found.value) : null
  const point = toPoint(to)
  if (from === null || point === null) return 1
  const most = [size(from), size(point), 1n].reduce((a, b) => (a > b ? a : b))
  return Number((size(point - from) * 1_000_000n) / most) / 1_000_000
}

/** How much changes ask for: the share by which each number changes, one for each other change. */
export const costOf = (changes: Changes, trial: Trial): number =>
  Array.from(changes).reduce((sum, [name, to]) => sum + costOfOne(name, to, trial), 0)
