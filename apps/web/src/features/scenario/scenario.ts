import {
  type ClauseChange,
  type NewClause,
  type PolicyClause,
  type ScenarioContent,
  scenarioContent,
} from '@ceyuan/contract'

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

/** A name that none of these has. */
export const freshId = (kind: string, taken: readonly string[]): string => {
  let number = 1
  while (taken.includes(`${kind}-${number}`)) number += 1
  return `${kind}-${number}`
}

/** A clause that there is not yet: like the one given, but for its number and name. */
export const beginClause = (like: PolicyClause, taken: readonly string[], on: string): NewClause => {
  const clause = freshId('NEW', taken)
  const { policy, subject, condition, amount, capFen, frequency } = like
  return {
    clause,
    policy: policy.id,
    kind: 'grant',
    title: { zh: clause, en: clause },
    subject,
    from: on,
    until: null,
    condition: condition ?? 'true',
    amount,
    capFen,
    frequency,
    rounding: { stepFen: '1', mode: 'down' },
    shares: [],
    requires: [],
    groups: [],
    incompatible: [],
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
type Places = Pick<ClauseChange, 'shares' | 'requires' | 'incompatible'>

const otherRules = ({ condition, amount }: Rules, clause: PolicyClause | undefined): Rules => ({
  ...(isOther(condition, clause?.condition) ? { condition } : {}),
  ...(isOther(amount, clause?.amount) ? { amount } : {}),
})

const otherTerms = ({ capFen, groups, frequency }: Terms, clause: PolicyClause | undefined): Terms => ({
  ...(isOther(capFen, clause?.capFen) ? { capFen } : {}),
  ...(isOther(groups, clause?.groups) ? { groups } : {}),
  ...(isOther(frequency, clause?.frequency) ? { frequency } : {}),
})

const otherPlaces = ({ shares, requires, incompatible }: Places, clause: PolicyClause | undefined): Places => ({
  ...(isOther(shares, clause?.shares) ? { shares } : {}),
  ...(isOther(requires, clause?.requires) ? { requires } : {}),
  ...(isOther(incompatible, clause?.incompatible) ? { incompatible } : {}),
})

/** A change with parts set; a part that is as the clause has it already is left out. */
export const patchChange = (
  change: ClauseChange,
  clause: PolicyClause | undefined,
  patch: Partial<ClauseChange>,
): ClauseChange => {
  const { condition, amount, capFen, groups, frequency, shares, requires, incompatible, ...rest } = {
    ...change,
    ...patch,
  }
  return {
    ...rest,
    ...otherRules({ condition, amount }, clause),
    ...otherTerms({ capFen, groups, frequency }, clause),
    ...otherPlaces({ shares, requires, incompatible }, clause),
  }
}

/** How a changed clause stands to others, and who pays it. */
export const standingOf = (
  change: ClauseChange,
  clause: PolicyClause | undefined,
): Pick<NewClause, 'requires' | 'groups' | 'incompatible' | 'shares'> => {
  const { requires = [], groups = [], incompatible = [], shares = [] } = clause ?? {}
  return {
    requires: change.requires ?? requires,
    groups: change.groups ?? groups,
    incompatible: change.incompatible ?? incompatible,
    shares: change.shares ?? shares,
  }
}
