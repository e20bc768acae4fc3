import type { PlanCommitment } from './plan-content.ts'

/** How a commitment of one version stands to the other version. */
export type PlanDifference = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed' | 'moved'
  readonly before: PlanCommitment | null
  readonly after: PlanCommitment | null
}

const enoughAlike = 0.5

const pairsOf = (text: string): ReadonlySet<string> => {
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < text.length; index += 1) pairs.add(text.slice(index, index + 2))
  return pairs
}

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared += 1
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size)
}

// A reading gives figures to targets alone; what people set for a measure is theirs and carried over.
const sameFigure = ({ kind, target }: PlanCommitment, other: PlanCommitment): boolean => {
  if (kind !== other.kind) return false
  if (kind === 'measure' && (target === null || other.target === null)) return true
  const [one, another] = [target, other.target].map(
    (each) => each && [each.min, each.max, each.strict, each.unit, each.by],
  )
  return JSON.stringify(one) === JSON.stringify(another)
}

const kindOf = (before: PlanCommitment, after: PlanCommitment): PlanDifference['kind'] => {
  if (before.quote !== after.quote || !sameFigure(before, after)) return 'changed'
  return before.section === after.section ? 'same' : 'moved'
}

type Pair = { readonly before: PlanCommitment; readonly after: PlanCommitment }

const takePairs = (
  left: Set<PlanCommitment>,
  right: Set<PlanCommitment>,
  isPair: (before: PlanCommitment, after: PlanCommitment) => boolean,
): readonly Pair[] => {
  const pairs: Pair[] = []
  for (const after of right) {
    const before = [...left].find((each) => isPair(each, after))
    if (!before) continue
    left.delete(before)
    right.delete(after)
    pairs.push({ before, after })
  }
  return pairs
}

const takeAlike = (left: Set<PlanCommitment>, right: Set<PlanCommitment>): readonly Pair[] => {
  const words = new Map([...left, ...right].map((each) => [each, pairsOf(each.quote)]))
  const scored = [...left].flatMap((before) =>
    [...right].map((after) => {
      const alike = likeness(words.get(before) ?? new Set(), words.get(after) ?? new Set())
      return { before, after, score: alike + (before.section === after.section ? 0.1 : 0) }
    }),
  )
  const pairs: Pair[] = []
  for (const { before, after, score } of scored.toSorted((one, other) => other.score - one.score)) {
    if (score < enoughAlike || !left.has(before) || !right.has(after)) continue
    left.delete(before)
    right.delete(after)
    pairs.push({ before, after })
  }
  return pairs
}

/** What a later version changes: every commitment of both, in the order of the later text, what was removed last. */
export const comparePlans = (
  earlier: readonly PlanCommitment[],
  later: readonly PlanCommitment[],
): readonly PlanDifference[] => {
  const left = new Set(earlier)
  const right = new Set(later)
  const pairs = [
    ...takePairs(left, right, (one, other) => one.quote === other.quote && one.section === other.section),
    ...takePairs(left, right, (one, other) => one.quote === other.quote),
    ...takePairs(left, right, (one, other) => one.id === other.id),
    ...takeAlike(left, right),
  ]
  const byAfter = new Map(pairs.map(({ before, after }) => [after, before]))
  return [
    ...later.map((after): PlanDifference => {
      const before = byAfter.get(after)
      return before ? { kind: kindOf(before, after), before, after } : { kind: 'added', before: null, after }
    }),
    ...[...left].map((before): PlanDifference => ({ kind: 'removed', before, after: null })),
  ]
}

/** A fresh reading's commitments with what people have said of the same ones before: id, label, units, binding. */
export const carryOver = (
  earlier: readonly PlanCommitment[],
  fresh: readonly PlanCommitment[],
): readonly PlanCommitment[] => {
  const known = new Map(
    comparePlans(earlier, fresh).flatMap(({ before, after }) => (before && after ? [[after, before] as const] : [])),
  )
  return fresh.map((commitment) => {
    const before = known.get(commitment)
    if (!before) return commitment
    const { id, label, lead, support, assignedBy, binding } = before
    const target = commitment.kind === 'measure' && before.kind === 'measure' ? before.target : commitment.target
    return { ...commitment, id, label, target, lead, support, assignedBy, binding }
  })
}
