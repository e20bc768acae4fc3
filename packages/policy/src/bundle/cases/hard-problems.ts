import { Fen } from '@ceyuan/values'
import type { BundleCap, BundleGrant, BundleProblem } from '../bundle-problem.ts'

/** Numbers from 0 to 1 that look thrown and are the same in every run. */
export type Dice = () => number

/** Dice that begin with a seed. */
export const dice = (seed: number): Dice => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x80000000
  }
}

/** The id of the grant with a number. */
export const idOf = (index: number): string => `g${String(index).padStart(3, '0')}`

const below = (roll: Dice, most: number): number => Math.floor(roll() * most)

const grantsOf = (amounts: readonly bigint[], groups: (index: number) => readonly string[]): readonly BundleGrant[] =>
  amounts.map((fen, index) => ({ id: idOf(index), fen: Fen.create(fen), subject: 'p', groups: groups(index) }))

const amounts = (roll: Dice, count: number, most: number): readonly bigint[] =>
  Array.from({ length: count }, () => BigInt(1 + below(roll, most)))

const sumOf = (grants: readonly BundleGrant[]): bigint => Fen.sum(grants.map(({ fen }) => fen))

const shuffled = <T>(roll: Dice, list: readonly T[]): readonly T[] => {
  const keyed = list.map((value) => ({ value, key: roll() }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ value }) => value)
}

type Nest = { readonly depth: number; readonly share: number }

/** Caps nested `depth` deep over shuffled grants, each about `share` of what its grants come to. */
export const nestedCaps = (
  roll: Dice,
  grants: readonly BundleGrant[],
  { depth, share }: Nest,
): readonly BundleCap[] => {
  const caps: BundleCap[] = []
  const divide = (list: readonly BundleGrant[], deep: number): void => {
    if (deep === 0 || list.length < 2) return
    const size = Math.ceil(list.length / (2 + below(roll, 2)))
    for (let from = 0; from < list.length; from += size) {
      const part = list.slice(from, from + size)
      const fen = Fen.create(BigInt(Math.floor(Number(sumOf(part)) * share * (0.5 + roll()))))
      caps.push({ name: `cap ${caps.length}`, ids: part.map(({ id }) => id), fen })
      divide(part, deep - 1)
    }
  }
  divide(shuffled(roll, grants), depth)
  return caps
}

/** Grants that clash by chance, `share` of all pairs, with amounts up to `most`. */
export const randomClashes = (roll: Dice, count: number, [share, most]: readonly [number, number]): BundleProblem => {
  const grants = grantsOf(amounts(roll, count, most), () => [])
  const incompatible: [string, string][] = []
  for (let one = 0; one < count; one += 1) {
    for (let other = one + 1; other < count; other += 1) if (roll() < share) incompatible.push([idOf(one), idOf(other)])
  }
  return { grants, incompatible, caps: [] }
}

const capOver = (name: string, part: readonly BundleGrant[], share: bigint): BundleCap => ({
  name,
  ids: part.map(({ id }) => id),
  fen: Fen.create((sumOf(part) * share) / 100n),
})

/** What an applicant's clauses come to: some subjects, groups that overlap, a few incompatible pairs, nested caps of 30 to 120 % of what is under them. */
export const applicant = (roll: Dice, count: number): BundleProblem => {
  const groupCount = 5 + below(roll, 4)
  const grants = amounts(roll, count, 500).map((wan, index) => ({
    id: idOf(index),
    fen: Fen.create(wan * 1_000_000n),
    subject: `p${below(roll, 3)}`,
    groups: roll() < 0.25 ? [] : [`group ${below(roll, groupCount)}`],
  }))
  const pair = (): readonly [string, string] => {
    const one = below(roll, count)
    return [idOf(one), idOf((one + 1 + below(roll, count - 1)) % count)]
  }
  const third = Math.floor(count / 3)
  const share = (): bigint => BigInt(30 + below(roll, 90))
  const caps = [
    capOver('applicant', grants, share()),
    capOver('clause', grants.slice(0, third), share()),
    capOver('year', grants.slice(third, 2 * third), share()),
    capOver('inner', grants.slice(0, Math.max(2, Math.floor(third / 2))), share()),
  ]
  return { grants, incompatible: [pair(), pair(), pair()], caps: caps.slice(0, 3 + below(roll, 2)) }
}

/** Overlapping groups: every grant in three of `groups`. */
export const overlapping = (roll: Dice, count: number, groups: number): BundleProblem => ({
  grants: grantsOf(amounts(roll, count, 1_000_000_000), () => [0, 0, 0].map(() => `group ${below(roll, groups)}`)),
  incompatible: [],
  caps: [],
})

/** Cycles of five with chords between them: the worst for bounds that know only pairs. */
export const oddCycles = (roll: Dice, count: number): BundleProblem => {
  const grants = grantsOf(amounts(roll, count, 3), () => [])
  const ring = grants.map((_, index): [string, string] => {
    const first = index - (index % 5)
    return [idOf(index), idOf(first + ((index - first + 1) % 5))]
  })
  const chords = grants.map((): [string, string] => [idOf(below(roll, count)), idOf(below(roll, count))])
  return { grants, incompatible: [...ring, ...chords.filter(([a, b]) => a !== b)], caps: [] }
}

/** A knapsack in disguise: of each group one grant is under the cap, the other, lower, is not. */
export const knapsack = (roll: Dice, groups: number, [most, step]: readonly [number, bigint]): BundleProblem => {
  const pairs = amounts(roll, groups, most).flatMap((fen) => [
    fen * step,
    ((fen * BigInt(30 + below(roll, 60))) / 100n) * step,
  ])
  const grants = grantsOf(pairs, (index) => [`group ${index >> 1}`])
  const under = grants.filter((_, index) => index % 2 === 0)
  const cap = { name: 'cap', ids: under.map(({ id }) => id), fen: Fen.create((sumOf(under) / step / 2n + 1n) * step) }
  return { grants, incompatible: [], caps: [cap] }
}

/** Groups of three over two caps within a third: two knapsacks that share. */
export const twoKnapsacks = (roll: Dice, groups: number): BundleProblem => {
  const grants = grantsOf(amounts(roll, 3 * groups, 1_000_000_000), (index) => [`group ${Math.floor(index / 3)}`])
  const under = (rest: number): readonly BundleGrant[] => grants.filter((_, index) => index % 3 === rest)
  const [one, other] = [under(0), under(1)]
  const caps = [capOver('one', one, 25n), capOver('other', other, 25n), capOver('both', [...one, ...other], 20n)]
  return { grants, incompatible: [], caps }
}

/** Even amounts under an odd cap that very many sets reach. */
export const manyReach = (roll: Dice, count: number): BundleProblem => {
  const even = amounts(roll, count, 1_000_000_000).map((fen) => fen * 2n)
  const grants = grantsOf(even, (index) => [`group ${index >> 1}`])
  const cap = { name: 'all', ids: grants.map(({ id }) => id), fen: Fen.create(sumOf(grants) / 4n + 1n) }
  return { grants, incompatible: [], caps: [cap] }
}

/** Random clashes under caps nested five deep. */
export const cappedClashes = (
  roll: Dice,
  count: number,
  [clashes, share]: readonly [number, number],
): BundleProblem => {
  const problem = randomClashes(roll, count, [clashes, 100_000_000])
  return { ...problem, caps: nestedCaps(roll, problem.grants, { depth: 5, share }) }
}
