import {
  type BudgetLine,
  checkFundingCommitment,
  type commitFunding,
  getEntitlement,
  listBudgetLines,
  listClauses,
  type PolicyClause,
} from '@ceyuan/contract'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { fromFen, toFen } from './amount.ts'

/** What would come of a commitment. */
export type Check = z.output<typeof checkFundingCommitment.output>

type Applicant = z.output<typeof getEntitlement.output>['applicant']

/** The fields of the form that commits, as typed. */
export type CommitFields = {
  readonly clause: string
  readonly creditCode: string
  readonly subject: string
  readonly amount: string
  readonly decidedOn: string
  readonly basis: string
  readonly judgement: string
  readonly topUpOf: string
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** Checks a commitment as it is filled in; asked as soon as clause and applicant are there. */
export const useCheck = (fields: CommitFields, lines: readonly string[]): UseQueryResult<Check> => {
  const { language } = useMessages()
  const body = {
    clause: fields.clause,
    creditCode: fields.creditCode.trim().toUpperCase(),
    subject: orNull(fields.subject),
    fen: toFen(fields.amount) ?? null,
    decidedOn: orNull(fields.decidedOn),
    basis: fields.basis,
    lines: [...lines],
    judgement: orNull(fields.judgement),
    topUpOf: orNull(fields.topUpOf),
  }
  return useQuery<Check>({
    queryKey: [checkFundingCommitment.id, language, body],
    queryFn: ({ signal }) => call(checkFundingCommitment, { body, signal }),
    placeholderData: keepPreviousData,
    enabled: fields.clause !== '' && body.creditCode.length === 18,
    retry: false,
  })
}

/** The body of a commitment; undefined while the amount is not one. */
export const toCommitment = (
  fields: CommitFields,
  lines: readonly string[],
): z.input<NonNullable<typeof commitFunding.body>> | undefined => {
  const fen = toFen(fields.amount)
  if (fen === undefined) return undefined
  return {
    clause: fields.clause,
    creditCode: fields.creditCode.trim().toUpperCase(),
    subject: orNull(fields.subject),
    fen,
    decidedOn: fields.decidedOn,
    basis: fields.basis,
    lines: [...lines],
    judgement: orNull(fields.judgement),
    topUpOf: orNull(fields.topUpOf),
  }
}

const useLinesOf = (decidedOn: string): readonly BudgetLine[] => {
  const year = Number(decidedOn.slice(0, 4))
  const { data } = useOperation(listBudgetLines, { query: { year } }, { enabled: year > 2000 })
  return (data?.items ?? []).filter(({ endedAt }) => endedAt === null)
}

const useApplicant = (creditCode: string): Applicant | undefined =>
  useOperation(getEntitlement, { query: { creditCode } }, { enabled: creditCode.length === 18, staleTime: 60_000 }).data
    ?.applicant

const subjectsOf = (clause: PolicyClause | undefined, applicant: Applicant | undefined): Applicant['projects'] => {
  if (clause === undefined || applicant === undefined || clause.subject === 'applicant') return []
  return clause.subject === 'project' ? applicant.projects : applicant.products
}

/** The granting clauses, the subjects of the applicant, and the budget lines of the year of decision. */
export const useCommitChoices = (fields: CommitFields) => {
  const clauses = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  const applicant = useApplicant(fields.creditCode.trim().toUpperCase())
  const lines = useLinesOf(fields.decidedOn)
  const clause = clauses.find(({ id }) => id === fields.clause)
  return {
    clauses: clauses.filter(({ kind, amount, capFen }) => kind === 'grant' && (amount !== null || capFen !== null)),
    applicant,
    subjects: subjectsOf(clause, applicant),
    needsSubject: clause !== undefined && clause.subject !== 'applicant',
    lines,
  }
}

/** The amount that a check proposes, as it is typed; undefined where it cannot be told. */
export const proposedAmount = ({ suggestedFen }: Check): string | undefined =>
  suggestedFen === null ? undefined : fromFen(suggestedFen)
