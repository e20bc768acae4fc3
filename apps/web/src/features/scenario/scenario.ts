import { type ClauseChange, type PolicyClause, type ScenarioContent, scenarioContent } from '@ceyuan/contract'

/** A piece of a rule: its text, or a number in it that a form may change. */
export type NumberPiece = { readonly kind: 'text' | 'number'; readonly text: string }

const numberOrQuote = /"[^"]*"|(?<![\p{L}\p{N}_.])\d+(?:\.\d+)?(?![\p{L}\p{N}_.])/gu

/** Takes a rule apart at its numbers; what stands in quotes, such as dates, is text. */
export const numbersIn = (rule: string): readonly NumberPiece[] => {
  const pieces: NumberPiece[] = []
  let from = 0
  for (const found of rule.matchAll(numberOrQuote)) {
    if (found[0].startsWith('"')) continue
    if (found.index > from) pieces.push({ kind: 'text', text: rule.slice(from, found.index) })
    pieces.push({ kind: 'number', text: found[0] })
    from = found.index + found[0].length
  }
  if (from < rule.length) pieces.push({ kind: 'text', text: rule.slice(from) })
  return pieces
}

/** The rule with one of its numbers replaced. */
export const withNumber = (pieces: readonly NumberPiece[], place: number, text: string): string =>
  pieces.map((piece, index) => (index === place ? text : piece.text)).join('')

const typedNumber = /^\d{1,18}(?:\.\d{1,12})?$/u

/** Whether what is typed can stand as a number in a rule. */
export const isNumber = (text: string): boolean => typedNumber.test(text)

/** A scenario that changes nothing yet. */
export const emptyContent = (on: string): ScenarioContent => scenarioContent.parse({ on, years: 3, changes: [] })

/** Reads what a browser has kept of a scenario; undefined where it is none. */
export const readContent = (text: string): ScenarioContent | undefined => {
  try {
    const read = scenarioContent.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** A change of a clause that changes nothing yet. */
export const beginChange = (clause: PolicyClause, on: string): ClauseChange => ({
  clause: clause.id,
  from: on,
  ends: false,
})

const isOther = <T>(value: T | undefined, own: T | null | undefined): value is T =>
  value !== undefined && JSON.stringify(value) !== JSON.stringify(own)

type Rules = Pick<ClauseChange, 'condition' | 'amount'>
type Terms = Pick<ClauseChange, 'capFen' | 'groups' | 'frequency'>

const otherRules = ({ condition, amount }: Rules, clause: PolicyClause | undefined): Rules => ({
  ...(isOther(condition, clause?.condition) ? { condition } : {}),
  ...(isOther(amount, clause?.amount) ? { amount } : {}),
})

const otherTerms = ({ capFen, groups, frequency }: Terms, clause: PolicyClause | undefined): Terms => ({
  ...(isOther(capFen, clause?.capFen) ? { capFen } : {}),
  ...(isOther(groups, clause?.groups) ? { groups } : {}),
  ...(isOther(frequency, clause?.frequency) ? { frequency } : {}),
})

/** A change with parts set; a part that is as the clause has it already is left out. */
export const patchChange = (
  change: ClauseChange,
  clause: PolicyClause | undefined,
  patch: Partial<ClauseChange>,
): ClauseChange => {
  const { condition, amount, capFen, groups, frequency, ...rest } = { ...change, ...patch }
  return { ...rest, ...otherRules({ condition, amount }, clause), ...otherTerms({ capFen, groups, frequency }, clause) }
}
