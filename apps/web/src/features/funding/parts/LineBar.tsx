import type { BudgetLine } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ShareBar } from '../../policy/parts/ShareBar.tsx'
import { wanText } from '../../policy/words.ts'
import { shareOf } from '../amount.ts'

type Amounts = Pick<BudgetLine, 'amountFen' | 'committedFen' | 'paidFen' | 'leftFen'>

/** A budget line as a bar: paid solid, committed and not yet paid hatched, the rest open. */
export const LineBar = ({ amounts }: { readonly amounts: Amounts }): ReactElement => {
  const { t } = useMessages()
  const { amountFen, committedFen, paidFen, leftFen } = amounts
  const unpaid = (BigInt(committedFen) - BigInt(paidFen)).toString()
  return (
    <ShareBar
      width={180}
      label={t('funding.bar', { paid: wanText(paidFen), unpaid: wanText(unpaid), left: wanText(leftFen) })}
      parts={[
        { share: shareOf(paidFen, amountFen), look: 'solid' },
        { share: shareOf(unpaid, amountFen), look: 'hatched' },
      ]}
    />
  )
}
