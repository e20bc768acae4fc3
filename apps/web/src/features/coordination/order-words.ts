import type { OrderSummary } from '@ceyuan/contract'
import type { Say } from '../../i18n/use-messages.ts'

/** The clock of an order as its list and page say it. */
export const clockWords = ({ clock }: Pick<OrderSummary, 'clock'>, t: Say): string => {
  const { remaining } = clock
  if (remaining === null) return t('shell.absent.empty')
  return remaining < 0
    ? t('coordination.overdue', { days: -remaining })
    : t('coordination.remaining', { days: remaining })
}

/** How pressing a clock is, as the light whose colour it takes. */
export const clockLight = ({ clock }: Pick<OrderSummary, 'clock'>): string => {
  const { remaining } = clock
  if (remaining === null) return ''
  if (remaining < 0) return 'light behind'
  return remaining <= 3 ? 'light atRisk' : ''
}

/** The last day, or the span in which it falls while a holiday notice is awaited. */
export const dueWords = ({ clock }: Pick<OrderSummary, 'clock'>, t: Say): string => {
  const { dueOn, dueEarliest } = clock
  if (dueOn === null || dueEarliest === null) return t('shell.absent.empty')
  return dueOn === dueEarliest ? dueOn : t('coordination.dueRange', { earliest: dueEarliest, latest: dueOn })
}

/** The number of an order within its year, or that it has none yet. */
export const numberWords = (
  { year, number }: { readonly year: number | null; readonly number: number | null },
  t: Say,
): string =>
  year === null || number === null
    ? t('coordination.noNumber')
    : t('coordination.number', { year: String(year), number: String(number) })
