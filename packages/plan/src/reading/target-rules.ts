import { grant, moneyUnit, notTargetAfter, rhetoricalNumber, targetVerb, timeUnit } from '../grammar/quantities.ts'
import {
  allowance,
  breakthrough,
  capacityUnit,
  describedNoun,
  digitCount,
  partOf,
  percentSign,
  pickingTail,
  promise,
  ruleWord,
  shareLead,
} from '../grammar/quantity-words.ts'
import type { TextSpan } from './plan-reading.ts'
import type { FoundQuantity } from './quantity.ts'

/** Whether a deadline or a goal governs a clause, and whether it is a goal with a deadline. */
export type Governed = { readonly isGoverned: boolean; readonly isDue: boolean }

/** A clause of a sentence, by its place in it. */
export type Clause = TextSpan & {
  readonly text: string
  /** Whether the clause before it holds a target, so that a bare count goes on with its verb. */
  readonly continues?: boolean
}

const isPercent = (unit: string): boolean => unit.startsWith(percentSign)

const isDescribing = (item: FoundQuantity, clause: Clause, others: readonly FoundQuantity[]): boolean => {
  if (!moneyUnit.test(item.unit) && !isPercent(item.unit)) return false
  const isCounted = others.some((other) => other !== item && !moneyUnit.test(other.unit) && !isPercent(other.unit))
  return isCounted && describedNoun.test(clause.text.slice(item.end))
}

const isPicking = (item: FoundQuantity, clause: Clause, after: string): boolean => {
  if (!pickingTail.test(after)) return false
  if (isPercent(item.unit)) return !shareLead.test(clause.text.slice(0, item.start))
  return moneyUnit.test(item.unit)
}

const isRhetoric = (item: FoundQuantity, clause: Clause): boolean => {
  if (!rhetoricalNumber.test(item.core)) return false
  return !item.bounded || breakthrough.test(clause.text.slice(0, clause.text.indexOf(item.core, item.start)))
}

const isNoTarget = (item: FoundQuantity, clause: Clause): boolean => {
  const after = clause.text.slice(item.end)
  if (notTargetAfter.test(after) || allowance.test(clause.text.slice(0, item.start))) return true
  if (isPicking(item, clause, after) || isRhetoric(item, clause)) return true
  if (capacityUnit.test(item.unit) && describedNoun.test(after)) return true
  return timeUnit.test(item.unit) && item.max === null
}

const isGranted = (item: FoundQuantity, clause: Clause, part: string): boolean => {
  if (!grant.test(part)) return false
  if (moneyUnit.test(item.unit) || isPercent(item.unit) || timeUnit.test(item.unit)) return true
  return ruleWord.test(clause.text) && !promise.test(clause.text)
}

const goesOn = (item: FoundQuantity, { text }: Clause, isMoney: boolean): boolean =>
  partOf.test(text) ? !isMoney : text.slice(0, item.start).trim() === ''

const isAccepted = (item: FoundQuantity, clause: Clause, { isGoverned, isDue }: Governed): boolean => {
  const isMoney = moneyUnit.test(item.unit)
  if (isDue && digitCount.test(item.core) && !isMoney) return true
  if (clause.continues && goesOn(item, clause, isMoney)) return true
  const hasVerb = targetVerb.test(clause.text)
  if (item.bounded) return isGoverned || hasVerb
  return hasVerb && (isGoverned || !isMoney || targetVerb.test(clause.text.slice(0, item.start)))
}

/** What stands around a number: all numbers of its clause, the part of the sentence, and what governs it. */
export type Around = Governed & { readonly others: readonly FoundQuantity[]; readonly part: string }

/** Whether a number is something to be reached: no grant, no condition, no description. */
export const isTarget = (item: FoundQuantity, clause: Clause, around: Around): boolean =>
  !isNoTarget(item, clause) &&
  !isDescribing(item, clause, around.others) &&
  !isGranted(item, clause, around.part) &&
  isAccepted(item, clause, around)
