import type { CivilDate, Fen } from '@ceyuan/values'
import type { FactSheet } from '../set/sheet.ts'

/** A project or product of an applicant, with what is known of it. */
export type OwnedSubject = { readonly id: string; readonly facts: FactSheet }

/** What was paid before. Unit: fen. `subject` is the id of the project or product, null for the applicant itself. */
export type Payment = {
  readonly clause: string
  readonly subject: string | null
  readonly fen: Fen
  readonly paidOn: CivilDate
}

/** The group of companies an applicant belongs to, with what its other members were paid. */
export type CompanyGroup = { readonly id: string; readonly history: readonly Payment[] }

/** Everything known of one applicant. */
export type Applicant = {
  readonly id: string
  readonly facts: FactSheet
  readonly projects: readonly OwnedSubject[]
  readonly products: readonly OwnedSubject[]
  readonly history: readonly Payment[]
  readonly group: CompanyGroup | null
}
