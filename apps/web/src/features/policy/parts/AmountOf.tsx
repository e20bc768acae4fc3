import type { EntitlementInfo } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { moneyText } from '../words.ts'
import { Money } from './Money.tsx'

/** What a clause pays where it applies: the amount, at most how much, or that it cannot be told. */
export const AmountOf = ({
  amount,
  isIf = false,
}: {
  readonly amount: EntitlementInfo['amount']
  /** Whether the clause would only pay it if it applied. */
  readonly isIf?: boolean
}): ReactElement => {
  const { t } = useMessages()
  if (amount === null) return <span className="quiet">{t('shell.absent.empty')}</span>
  if (amount.kind === 'known')
    return isIf ? (
      <span className="quiet">
        {t('policy.wouldPay')} <Money fen={amount.fen} />
      </span>
    ) : (
      <Money fen={amount.fen} />
    )
  return (
    <span className="quiet nowrap" title={t(`policy.amountUnknown.${amount.why}`)}>
      {amount.atMostFen === null
        ? t('policy.amountNotTold')
        : t('policy.atMost', { amount: moneyText(amount.atMostFen, t) })}
    </span>
  )
}
