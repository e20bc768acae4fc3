import type { Ceiling, Clause, PolicySet, SubjectKind } from '@ceyuan/policy'

/** What is asked: a grant of a clause for a subject, decided on a day. Unit: fen. */
export type AskedGrant = {
  readonly clause: Clause
  readonly creditCode: string
  /** The head of its group of companies; null where it belongs to none. */
  readonly group: string | null
  readonly subjectKind: SubjectKind
  readonly subject: string | null
  readonly decidedOn: string
  readonly topUpOf: string | null
}

/** An earlier commitment that counts: not reversed, of the same applicant, the same subject or the same group of companies. */
export type EarlierGrant = {
  readonly id: string
  readonly clause: string
  readonly creditCode: string
  readonly group: string | null
  readonly subjectKind: SubjectKind
  readonly subject: string | null
  readonly fen: bigint
  readonly decidedOn: string
}

/** Why an earlier commitment stands in the way. */
export type ClashRule = 'group' | 'once' | 'yearly' | 'perProject' | 'incompatible'

/** An earlier commitment that stands in the way; `group` is the duplicate group that both belong to. */
export type Clash<Earlier extends EarlierGrant> = {
  readonly rule: ClashRule
  readonly earlier: Earlier
  readonly group: string | null
}

/** What a ceiling still leaves, and the commitments that use it. Unit: fen. */
export type CeilingRoom<Earlier extends EarlierGrant> = {
  readonly ceiling: Ceiling
  readonly leftFen: bigint
  readonly used: readonly Earlier[]
}

// A project or product is one thing, whoever claims for it; a grant to the applicant itself is the applicant's.
const placeOf = ({ subjectKind, subject, creditCode }: Pick<EarlierGrant, 'subjectKind' | 'subject' | 'creditCode'>) =>
  subject === null ? `applicant ${creditCode}` : `${subjectKind} ${subject}`

const yearOf = (day: string): string => day.slice(0, 4)

// Every version counts: what was paid under an older text was still paid.
const clausesOf = (set: PolicySet, id: string): readonly Clause[] =>
  (set.clauses.get(id) ?? []).map(({ clause }) => clause)

const excludes = (set: PolicySet, clause: Clause, other: string): boolean =>
  clause.incompatible.includes(other) ||
  clausesOf(set, other).some(({ incompatible }) => incompatible.includes(clause.id))

const sharedGroup = (set: PolicySet, asked: AskedGrant, earlier: EarlierGrant): string | null => {
  const others = new Set(clausesOf(set, earlier.clause).flatMap(({ groups }) => groups))
  const found = asked.clause.groups.find((id) => {
    if (!others.has(id)) return false
    const isSame = set.groups.get(id)?.per === 'applicant' && earlier.creditCode === asked.creditCode
    return isSame || placeOf(earlier) === placeOf(asked)
  })
  return found ?? null
}

const isExcluded = (set: PolicySet, asked: AskedGrant, earlier: EarlierGrant): boolean => {
  if (!excludes(set, asked.clause, earlier.clause)) return false
  const isOfBody = asked.subject === null || earlier.subject === null
  return isOfBody ? earlier.creditCode === asked.creditCode : placeOf(earlier) === placeOf(asked)
}

// How often a clause pays was not always seen; until it is, it pays once.
const repeated = (asked: AskedGrant, earlier: EarlierGrant): ClashRule | null => {
  if (earlier.clause !== asked.clause.id || placeOf(earlier) !== placeOf(asked)) return null
  switch (asked.clause.frequency) {
    case 'yearly':
      return yearOf(earlier.decidedOn) === yearOf(asked.decidedOn) ? 'yearly' : null
    case 'perProject':
      return 'perProject'
    default:
      return 'once'
  }
}

const clashWith = <Earlier extends EarlierGrant>(
  set: PolicySet,
  asked: AskedGrant,
  earlier: Earlier,
): readonly Clash<Earlier>[] => {
  const rule = repeated(asked, earlier)
  if (rule) return [{ rule, earlier, group: null }]
  const group = sharedGroup(set, asked, earlier)
  if (group !== null) return asked.topUpOf === earlier.id ? [] : [{ rule: 'group', earlier, group }]
  return isExcluded(set, asked, earlier) ? [{ rule: 'incompatible', earlier, group: null }] : []
}

/** The earlier commitments that a grant would pay again. A stated top-up does not clash with the grant it starts from. */
export const clashesOf = <Earlier extends EarlierGrant>(
  set: PolicySet,
  asked: AskedGrant,
  earlier: readonly Earlier[],
): readonly Clash<Earlier>[] => earlier.flatMap((one) => clashWith(set, asked, one))

const counts = ({ of, clauses, per }: Ceiling, asked: AskedGrant, earlier: EarlierGrant): boolean => {
  if (clauses.length > 0 && !clauses.includes(earlier.clause)) return false
  if (per === 'year' && yearOf(earlier.decidedOn) !== yearOf(asked.decidedOn)) return false
  if (earlier.creditCode === asked.creditCode) return true
  return of === 'group' && asked.group !== null && earlier.group === asked.group
}

/** What each ceiling on the clause still leaves to the applicant, or to its group of companies. */
export const roomUnder = <Earlier extends EarlierGrant>(
  set: PolicySet,
  asked: AskedGrant,
  earlier: readonly Earlier[],
): readonly CeilingRoom<Earlier>[] =>
  set.ceilings
    .filter(({ clauses }) => clauses.length === 0 || clauses.includes(asked.clause.id))
    .map((ceiling) => {
      const used = earlier.filter((one) => counts(ceiling, asked, one))
      return { ceiling, used, leftFen: ceiling.fen - used.reduce((sum, { fen }) => sum + fen, 0n) }
    })

const pairKeys = (set: PolicySet, asked: AskedGrant): readonly string[] => {
  const others = [...set.clauses.keys()].filter((id) => id !== asked.clause.id && excludes(set, asked.clause, id))
  return others.map((other) => {
    const isOfBody = asked.subject === null || clausesOf(set, other).some(({ subject }) => subject === 'applicant')
    const place = isOfBody ? `applicant ${asked.creditCode}` : placeOf(asked)
    return `pair ${[asked.clause.id, other].toSorted().join(' ')} ${place}`
  })
}

/**
 * What a grant holds alone while it stands; the database lets nobody else hold the same. A top-up leaves the groups with the
 * grant it starts from.
 */
export const claimKeys = (set: PolicySet, asked: AskedGrant, toppedUp: EarlierGrant | null): readonly string[] => {
  const { clause, creditCode, decidedOn } = asked
  const year = clause.frequency === 'yearly' ? ` ${yearOf(decidedOn)}` : ''
  const held = new Set(toppedUp ? clausesOf(set, toppedUp.clause).flatMap(({ groups }) => groups) : [])
  const groups = clause.groups
    .filter((id) => !held.has(id))
    .map((id) => {
      const place = set.groups.get(id)?.per === 'applicant' ? `applicant ${creditCode}` : placeOf(asked)
      return `group ${id} ${place}`
    })
  return [`clause ${clause.id} ${placeOf(asked)}${year}`, ...groups, ...pairKeys(set, asked)]
}
