import { type FeelValue, kindOf, toText } from '@ceyuan/feel'
import { Fen, moneyUnitNamed } from '@ceyuan/values'
import type { Fact } from '../clause/fact.ts'
import type { Finding } from '../expression/run.ts'
import type { FactBook } from '../set/fact-book.ts'

/** What JSON can hold. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }

const fenOf = (value: FeelValue): bigint | null =>
  value !== null && typeof value === 'object' && kindOf(value) === 'money' && 'fen' in value && value.fen.isInteger()
    ? BigInt(value.fen.toFixed())
    : null

/** A value as JSON holds it: money as `{fen}`, numbers as decimal text, dates as 2026-11-23. */
export const plainValue = (value: FeelValue): Plain => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  const fen = fenOf(value)
  if (fen !== null) return { fen: fen.toString() }
  if (kindOf(value) === 'money' && 'fen' in value) return { fen: value.fen.toFixed() }
  if ('toFixed' in value) return value.toFixed()
  if (value.kind === 'list') return value.items.map(plainValue)
  return toText(value)
}

const shownMoney = (fen: bigint, unit: string | null): string => {
  const named = unit === null ? undefined : moneyUnitNamed(unit)
  const chosen = named ?? Fen.display(Fen.create(fen)).unit
  return `${Fen.exact(Fen.create(fen), chosen)}${Fen.unitName(chosen)}`
}

/** A value as people read it, in the unit of its fact; null where nothing is known, truth values as they are. */
export const shownValue = (
  value: FeelValue,
  fact: Pick<Fact, 'kind' | 'unit'> | undefined,
): string | boolean | null => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  const fen = fenOf(value)
  if (fen !== null) return shownMoney(fen, fact?.unit ?? null)
  if ('toFixed' in value) {
    if (fact?.kind === 'rate') return `${value.mul(100).toDecimalPlaces(4).toFixed()}%`
    return `${value.toDecimalPlaces(6).toFixed()}${fact?.unit ?? ''}`
  }
  return toText(value)
}

/** The trace of an expression in the words of its text: each part with what it gave and the facts it found. */
export const plainFinding = (text: string, finding: Finding, book: FactBook): Plain => ({
  text: text.slice(finding.start, finding.end),
  kind: finding.kind,
  value: plainValue(finding.value),
  missing: finding.missing,
  facts: finding.facts.map(({ name, value, from }) => ({
    name,
    value: plainValue(value),
    shown: shownValue(value, book.facts.get(name)),
    from: from === null ? null : { ...from },
  })),
  parts: finding.parts.map((part) => plainFinding(text, part, book)),
})
