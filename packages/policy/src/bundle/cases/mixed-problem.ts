import { Fen } from '@ceyuan/values'
import type { BundleProblem } from '../bundle-problem.ts'
import {
  betweenHalves,
  byChance,
  type Clashes,
  clashing,
  line,
  ring,
  type Spread,
  underCaps,
} from './graph-problems.ts'
import { dice, type Dice } from './hard-problems.ts'

const star: Clashes = (_roll, size) => Array.from({ length: size - 1 }, (_, index) => [0, index + 1] as const)

// Cliques of four, one after the other.
const fours: Clashes = (_roll, size) => byChance(1)(() => 0, size).filter(([one, other]) => one >> 2 === other >> 2)

const none: Clashes = () => []

const shapes: readonly Clashes[] = [none, byChance(0.1), byChance(0.3), star, fours, betweenHalves(0.3), line, ring]
const spreads: readonly Spread[] = ['equal', 'few', 'even', 'geometric']

const pick = <T>(roll: Dice, list: readonly T[], otherwise: T): T => list[Math.floor(roll() * list.length)] ?? otherwise

// Some of three subjects, in groups that overlap; now and then without an amount.
const grouped = (problem: BundleProblem, roll: Dice): BundleProblem => {
  const groups = 2 + Math.floor(roll() * 6)
  const share = roll() * 0.6
  const group = (): string => `group ${Math.floor(roll() * groups)}`
  const grants = problem.grants.map((grant) => ({
    ...grant,
    fen: roll() < 0.08 ? Fen.zero : grant.fen,
    subject: pick(roll, ['p', 'q', 'r'], 'p'),
    groups: roll() < share ? [group(), group()] : [],
  }))
  return { ...problem, grants }
}

/** One of all kinds: clashes of one shape, amounts of one spread, overlapping groups over subjects, caps up to six deep, some of nothing. */
export const mixed = (seed: number, size: number): BundleProblem => {
  const roll = dice(seed)
  // The first throws of near seeds are alike.
  for (let skip = 0; skip < 8; skip += 1) roll()
  const bare = clashing(seed, size, pick(roll, shapes, none), pick(roll, spreads, 'equal'))
  const nest = { depth: Math.floor(roll() * 7), share: 0.2 + roll() }
  const capped = underCaps(grouped(bare, roll), seed, nest)
  const caps = capped.caps.map((cap) => (roll() < 0.04 ? { ...cap, fen: Fen.zero } : cap))
  return { ...capped, caps }
}
