import type { Objection } from '@ceyuan/contract'
import type { Say } from '../../i18n/use-messages.ts'

/** How an objection stands: its outcome, else how many working days are left or gone. */
export const standingText = ({ answer, remaining, dueOn }: Objection, t: Say): string => {
  if (answer !== null) return t(`objection.outcome.${answer.outcome}`)
  if (remaining === null || remaining >= 0) return t('objection.left', { days: remaining ?? 0, on: dueOn })
  return t('objection.late', { days: -remaining, on: dueOn })
}
