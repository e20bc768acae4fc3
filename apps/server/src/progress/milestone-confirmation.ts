import { Problem, Result, type CivilDate } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { tableOf, columnOf } from '../city/register-names.ts'
import type { Write } from '../database/database.ts'
import { mayConfirm } from './commitment-page.ts'
import { addConfirmation, findDocumentTitle } from './confirmation-store.ts'
import type { PlanCommitment } from './plan-commitment.ts'

/** What a lead unit says of a milestone. */
export type ConfirmationInput = {
  readonly commitment: string
  readonly on: string
  readonly document: string
  readonly reason: string
}

type Matter = {
  readonly city: City
  readonly commitment: PlanCommitment
  readonly today: CivilDate
  readonly id: string
  readonly input: ConfirmationInput
}

const refusalOf = (write: Write, { city, commitment, today, input }: Matter): Problem | undefined => {
  const at = { id: commitment.id }
  if (commitment.binding?.kind !== 'milestone') return Problem.create('progress.not-a-milestone', at)
  if (!mayConfirm(commitment, write.actor)) {
    const lead = city.units.find(({ id }) => id === commitment.lead)?.name ?? ''
    return Problem.create('access.not-lead-unit', { ...at, lead })
  }
  return input.on > today
    ? Problem.create('progress.confirmed-in-future', { found: input.on, today }, { path: '/body/on' })
    : undefined
}

/** The register that lists source documents, where the city keeps one. */
const documentRegister = ({ registers }: City) => {
  const register = registers.find(({ id }) => id === 'source-document')
  return register && { table: tableOf(register.id), title: columnOf(register.title) }
}

/** Confirms a milestone with a document; only the lead unit may, and only once. Rule: plan SPEC 4.2. */
export const confirm = async (
  write: Write,
  matter: Matter,
): Promise<Result<{ readonly id: string; readonly light: 'met' }>> => {
  const refusal = refusalOf(write, matter)
  if (refusal) return Result.failure(refusal)
  const { city, commitment, id, input } = matter
  const documentTitle = await findDocumentTitle(write, input.document, documentRegister(city))
  if (documentTitle === undefined) {
    const problem = Problem.create('progress.document-unknown', { found: input.document }, { path: '/body/document' })
    return Result.failure(problem)
  }
  const said = { ...input, id, commitment: commitment.id, unitId: write.actor.unitId ?? '', documentTitle }
  if (!(await addConfirmation(write, said))) {
    return Result.failure(Problem.create('progress.confirmation-exists', { id: commitment.id }))
  }
  await write.audit({
    action: 'milestone.confirm',
    subject: { kind: 'commitment', id: commitment.id },
    detail: { on: input.on, document: input.document },
    reason: input.reason,
  })
  return Result.success({ id, light: 'met' })
}
