import type { AgendaKind, CommitmentLine, Standing } from '@ceyuan/contract'

/** The last answer of a unit about a commitment. */
export type UnitAnswer = {
  readonly commitment: string
  readonly unit: string
  readonly standing: Standing
  readonly awaits: string | null
}

/** An open order that was not answered in time or was taken to the meeting. */
export type StuckOrder = {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly commitment: string | null
  readonly overdueDays: number
  readonly isEscalated: boolean
}

/** A matter for the agenda; `why` names the sentence that gives the reason, with its values. */
export type Proposal = {
  readonly key: string
  readonly kind: AgendaKind
  readonly title: string
  readonly why:
    | { readonly kind: 'light'; readonly sentence: string }
    | { readonly kind: 'overdue'; readonly days: number }
    | { readonly kind: 'escalated' }
    | { readonly kind: 'opposed'; readonly answers: readonly UnitAnswer[] }
    | { readonly kind: 'awaited'; readonly from: UnitAnswer; readonly by: UnitAnswer }
    | { readonly kind: 'contradicted'; readonly answer: UnitAnswer; readonly sentence: string }
  readonly commitment: string | null
  readonly order: string | null
  readonly units: readonly string[]
}

type Commitment = Pick<CommitmentLine, 'id' | 'title' | 'light' | 'reason' | 'lead' | 'support'>

const unitsOf = ({ lead, support }: Commitment): readonly string[] => [
  ...(lead === null ? [] : [lead.id]),
  ...support.map(({ id }) => id),
]

const isFinished = ({ standing }: UnitAnswer): boolean => standing === 'done'
const isOpposed = (one: UnitAnswer, other: UnitAnswer): boolean =>
  isFinished(one) !== isFinished(other) || (one.standing === 'notOurs') !== (other.standing === 'notOurs')

const opposed = (answers: readonly UnitAnswer[]): readonly UnitAnswer[] =>
  answers.filter((one) => answers.some((other) => isOpposed(one, other)))

// One waits for the other, who says that nothing is left to do or that it is not theirs.
const awaited = (answers: readonly UnitAnswer[]) =>
  answers.flatMap((from) => {
    const by = answers.find(({ unit }) => unit === from.awaits)
    return by && (by.standing === 'done' || by.standing === 'notOurs') ? [{ from, by }] : []
  })

const whyDisagreed = (commitment: Commitment, answers: readonly UnitAnswer[]): Proposal['why'] | undefined => {
  const [waiting] = awaited(answers)
  if (waiting) return { kind: 'awaited', ...waiting }
  const against = opposed(answers)
  if (against.length > 0) return { kind: 'opposed', answers: against }
  const claimed = answers.find(isFinished)
  return claimed && commitment.light === 'behind'
    ? { kind: 'contradicted', answer: claimed, sentence: commitment.reason.sentence }
    : undefined
}

const unique = (values: readonly string[]): readonly string[] => Array.from(new Set(values))

/** What two units see differently, or a unit and the evidence: each commitment once. */
export const disagreements = (commitments: readonly Commitment[], answers: readonly UnitAnswer[]): Proposal[] => {
  const byCommitment = Map.groupBy(answers, ({ commitment }) => commitment)
  return commitments.flatMap((commitment) => {
    const given = byCommitment.get(commitment.id) ?? []
    const why = whyDisagreed(commitment, given)
    if (!why) return []
    const units = unique([...given.map(({ unit }) => unit), ...unitsOf(commitment)])
    return [
      {
        key: `disagreement ${commitment.id}`,
        kind: 'disagreement',
        title: commitment.title,
        why,
        commitment: commitment.id,
        order: null,
        units,
      },
    ]
  })
}

const overdue = (orders: readonly StuckOrder[]): Proposal[] =>
  orders.map((order) => ({
    key: `overdue ${order.id}`,
    kind: 'overdue',
    title: order.title,
    why: order.isEscalated ? { kind: 'escalated' } : { kind: 'overdue', days: order.overdueDays },
    commitment: order.commitment,
    order: order.id,
    units: [order.unit],
  }))

/** Gathers what is red, what is overdue and what is seen differently; a commitment comes once, under its strongest reason. */
export const gather = (
  commitments: readonly Commitment[],
  orders: readonly StuckOrder[],
  answers: readonly UnitAnswer[],
): readonly Proposal[] => {
  const disagreed = disagreements(commitments, answers)
  const taken = new Set(disagreed.map(({ commitment }) => commitment))
  const late = overdue(orders.filter(({ commitment }) => commitment === null || !taken.has(commitment)))
  for (const { commitment } of late) if (commitment !== null) taken.add(commitment)
  const red = commitments
    .filter(({ id, light }) => light === 'behind' && !taken.has(id))
    .map((commitment): Proposal => ({
      key: `red ${commitment.id}`,
      kind: 'red',
      title: commitment.title,
      why: { kind: 'light', sentence: commitment.reason.sentence },
      commitment: commitment.id,
      order: null,
      units: unitsOf(commitment),
    }))
  return [...disagreed, ...late, ...red]
}
