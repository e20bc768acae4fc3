import type { CivilDate } from '@ceyuan/values'
import type { LegalBasis, PauseReason, Silence } from './limit.ts'

/** What happened to a clock on a day. A pause lasts from its day up to and without the day on which the clock runs again. */
export type ClockEvent =
  | { readonly kind: 'started'; readonly on: CivilDate; readonly document?: string | undefined }
  | {
      readonly kind: 'paused'
      readonly on: CivilDate
      readonly reason: PauseReason
      readonly document?: string | undefined
    }
  | {
      readonly kind: 'resumed'
      readonly on: CivilDate
      readonly reason: PauseReason
      readonly document?: string | undefined
    }
  | {
      readonly kind: 'extended'
      readonly on: CivilDate
      readonly days: number
      readonly approver: string
      readonly basis?: LegalBasis | undefined
    }
  | { readonly kind: 'stopped'; readonly on: CivilDate; readonly document?: string | undefined }
  | {
      readonly kind: 'deemed'
      readonly on: CivilDate
      readonly effect: Silence['effect']
      readonly since: CivilDate
      readonly basis: LegalBasis
    }
