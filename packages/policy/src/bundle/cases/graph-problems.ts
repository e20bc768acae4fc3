import { Fen } from '@ceyuan/values'
import type { BundleCap, BundleProblem } from '../bundle-problem.ts'
import { dice, type Dice, idOf, nestedCaps } from './hard-problems.ts'

type Pair = readonly [one: number, other: number]

/** How amounts are spread over grants. */
export type Spread = 'equal' | 'few' | 'even' | 'geometric'

const amountOf = (roll: Dice, spread: Spread, index: number): bigint => {
  if (spread === 'equal') return 1_000_000n
  if (spread === 'few') return BigInt(1 + Math.floor(roll() * 3)) * 1_000_000n
  if (spread === 'even') return BigInt(1 + Math.floor(roll() * 1_000_000_000))
  return BigInt(Math.ceil(1_000 * 1.05 ** index))
}

/** Clashes between some of the first `size` numbers. */
export type Clashes = (roll: Dice, size: number) => readonly Pair[]

const pairsWhere = (size: number, isPair: (one: number, other: number) => boolean): readonly Pair[] => {
  const pairs: Pair[] = []
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) if (isPair(one, other)) pairs.push([one, other])
  }
  return pairs
}

/** A share of all pairs, by chance. */
export const byChance =
  (share: number): Clashes =>
  (roll, size) =>
    pairsWhere(size, () => roll() < share)

/** A ring: odd where the size is. */
export const ring: Clashes = (_roll, size) =>
  pairsWhere(size, (one, other) => other - one === 1 || other - one === size - 1)

/** A line. */
export const line: Clashes = (_roll, size) => pairsWhere(size, (one, other) => other - one === 1)

/** A grid, ten wide. */
export const grid: Clashes = (_roll, size) =>
  pairsWhere(size, (one, other) => other - one === 10 || (other - one === 1 && other % 10 !== 0))

/** A tree by chance. */
export const tree: Clashes = (roll, size) =>
  Array.from({ length: size - 1 }, (_, index): Pair => [Math.floor(roll() * (index + 1)), index + 1])

/** A share of all pairs between two halves. */
export const betweenHalves =
  (share: number): Clashes =>
  (roll, size) =>
    pairsWhere(size, (one, other) => one < size / 2 && other >= size / 2 && roll() < share)

/** All pairs but those given. */
export const allBut =
  (clashes: Clashes): Clashes =>
  (roll, size) => {
    const free = new Set(clashes(roll, size).map(([one, other]) => one * size + other))
    return pairsWhere(size, (one, other) => !free.has(one * size + other))
  }

/** A problem of clashes alone. */
export const clashing = (seed: number, size: number, clashes: Clashes, spread: Spread): BundleProblem => {
  const roll = dice(seed)
  const incompatible = clashes(roll, size).map(([one, other]): [string, string] => [idOf(one), idOf(other)])
  const grants = Array.from({ length: size }, (_, index) => ({
    id: idOf(index),
    fen: Fen.create(amountOf(roll, spread, index)),
    subject: 'p',
    groups: [],
  }))
  return { grants, incompatible, caps: [] }
}

/** The same problem under nested caps, each about `share` of what stands under it. */
export const underCaps = (
  problem: BundleProblem,
  seed: number,
  nest: { depth: number; share: number },
): BundleProblem => ({
  ...problem,
  caps: nestedCaps(dice(seed), problem.grants, nest),
})

/** The same problem under one cap of `thousandths` of all amounts, less one fen. */
export const underOne = (problem: BundleProblem, thousandths: bigint): BundleProblem => {
  const all = Fen.sum(problem.grants.map(({ fen }) => fen))
  const cap: BundleCap = {
    name: 'all',
    ids: problem.grants.map(({ id }) => id),
    fen: Fen.create((all * thousandths) / 1000n - 1n),
  }
  return { ...problem, caps: [cap] }
}
