import type { FeelValue } from '@ceyuan/feel'
import { type Atom, atomsOf, opposite } from '../check/atom.ts'
import { downTo, gridOf, one, toPoint, upTo } from '../check/point.ts'
import { roomOf } from '../check/room.ts'
import type { Fact } from '../clause/fact.ts'
import type { Leaf } from '../expression/step.ts'
import type { FactBook } from '../set/fact-book.ts'
import { fromPoint } from './from-point.ts'
import type { Changes, Trial } from './trial.ts'

/** The facts that a leaf rests on in the end: through formulas down to what is said. */
const basesOf = (names: readonly string[], book: FactBook): readonly string[] => [
  ...new Set(
    names.flatMap((name): readonly string[] => {
      const formula = book.formulas.get(name)
      return formula ? basesOf(formula.facts, book) : [name]
    }),
  ),
]

const thresholdOf = ({ operator, value }: Atom, grid: bigint): bigint | null => {
  const point = toPoint(value)
  if (point === null) return null
  switch (operator) {
    case '=':
    case '>=':
      return upTo(point, grid)
    case '>':
      return upTo(point + 1n, grid)
    case '<=':
      return downTo(point, grid)
    case '<':
      return downTo(point - 1n, grid)
    case '!=':
      return point + grid
  }
}

// Where only a search can tell, numbers go by millionths.
const searchGrid = (fact: Fact): bigint => (gridOf(fact) === 1n ? one / 1_000_000n : one)

const mostDoublings = 60

/** Searches outward from a value for the nearest one at which the leaf turns, then halves the last stretch. */
const searchFrom = (
  start: bigint,
  direction: 1n | -1n,
  { low, high, grid }: { readonly low: bigint | null; readonly high: bigint | null; readonly grid: bigint },
  turns: (point: bigint) => boolean,
): bigint | null => {
  const clip = (point: bigint): bigint => {
    if (low !== null && point < low) return low
    return high !== null && point > high ? high : point
  }
  let no = start
  for (let power = 0n; power < mostDoublings; power += 1n) {
    const point = clip(start + direction * grid * 2n ** power)
    if (point === no) return null
    if (!turns(point)) {
      no = point
      continue
    }
    let yes = point
    while ((yes - no) * direction > grid) {
      const middle = no + direction * ((((yes - no) * direction) / 2n / grid) * grid || grid)
      if (turns(middle)) yes = middle
      else no = middle
    }
    return yes
  }
  return null
}

const searched = (leaf: Leaf, fact: Fact, wanted: boolean, trial: Trial): readonly FeelValue[] => {
  const found = trial.known.find(fact.name)
  const start = found.kind === 'known' ? toPoint(found.value) : null
  if (start === null) return []
  const turns = (point: bigint): boolean => {
    const value = fromPoint(fact.kind, point)
    return value !== null && trial.truth(leaf, new Map([[fact.name, value]])) === wanted
  }
  const directions = [1n, -1n] as const
  return directions.flatMap((direction) => {
    const point = searchFrom(start, direction, { ...roomOf(fact), grid: searchGrid(fact) }, turns)
    return point === null ? [] : [fromPoint(fact.kind, point)]
  })
}

const othersOf = (fact: Fact, trial: Trial): readonly FeelValue[] => {
  const found = trial.known.find(fact.name)
  const now = found.kind === 'known' ? found.value : null
  if (fact.kind === 'boolean') return typeof now === 'boolean' ? [!now] : []
  return fact.values.map(({ zh }) => zh).filter((value) => value !== now)
}

const valuesFor = (leaf: Leaf, fact: Fact, wanted: boolean, trial: Trial): readonly FeelValue[] => {
  if (fact.kind === 'boolean' || fact.kind === 'enum') return othersOf(fact, trial)
  const atoms = atomsOf(leaf)
  const own = atoms && (wanted ? atoms : opposite(atoms)).atoms.filter((atom) => atom.fact === fact.name)
  if (!own || own.length === 0) return searched(leaf, fact, wanted, trial)
  if (fact.kind === 'text') return own.map(({ value }) => value)
  return own.flatMap((atom) => {
    const point = thresholdOf(atom, gridOf(fact))
    return point === null ? [] : [fromPoint(fact.kind, point)]
  })
}

/** The least changes of single facts that turn a leaf; facts that are fixed or missing are left alone. */
export const turnLeaf = (leaf: Leaf, wanted: boolean, trial: Trial): readonly Changes[] =>
  basesOf(leaf.facts, trial.book).flatMap((name) => {
    const fact = trial.book.facts.get(name)
    if (!fact || fact.fixed || trial.known.find(name).kind === 'missing') return []
    return valuesFor(leaf, fact, wanted, trial)
      .filter((value) => value !== null)
      .map((value): Changes => new Map([[name, value]]))
      .filter((changes) => trial.truth(leaf, changes) === wanted)
  })
