import type { EntitlementInfo } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { moneyText } from '../words.ts'
import { Money } from './Money.tsx'

/** What a clause pays where it applies: the amount, at most how much, or that it cannot be told. */
export const AmountOf = ({
  amount,
  isStruck = false,
}: {
  readonly amount: EntitlementInfo['amount']
  readonly isStruck?: boolean
}): ReactElement => {
  const { t } = useMessages()
  if (amount === null) return <span className="quiet">{t('shell.absent.empty')}</span>
  if (amount.kind === 'known') return <Money fen={amount.fen} isStruck={isStruck} />
  return (
    <span className="quiet nowrap" title={t(`policy.amountUnknown.${amount.why}`)}>
      {amount.atMostFen === null
        ? t('policy.amountNotTold')
        : t('policy.atMost', { amount: moneyText(amount.atMostFen, t) })}
    </span>
  )
}
