import type { EntitlementInfo } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { moneyText } from '../words.ts'
import { Rule } from './Rule.tsx'

const capWords = (entitlement: EntitlementInfo): { readonly key: string; readonly fen: string } | undefined => {
  const { amount, capFen } = entitlement
  if (capFen === null) return undefined
  if (amount?.kind !== 'known') return { key: 'policy.cap.is', fen: capFen }
  return amount.lostFen === '0' ? { key: 'policy.cap.free', fen: capFen } : { key: 'policy.cap.cuts', fen: capFen }
}

/** How the amount of a clause is worked out, with this enterprise's values, and what its cap does to it. */
export const AmountWords = ({ entitlement }: { readonly entitlement: EntitlementInfo }): ReactElement => {
  const { t } = useMessages()
  const [first] = entitlement.calculation
  const values = new Map(
    entitlement.calculation.flatMap(({ facts }) => facts.map(({ name, value }) => [name, value] as const)),
  )
  const cap = capWords(entitlement)
  const lost = entitlement.amount?.kind === 'known' ? entitlement.amount.lostFen : '0'
  return (
    <>
      {first === undefined ? (
        <span className="quiet">{t('policy.amount.unseen')}</span>
      ) : values.size === 0 ? (
        t('policy.amount.fixed')
      ) : (
        <Rule text={first.text} values={values} />
      )}
      <span className="small quiet second-line">
        {cap === undefined ? null : t(cap.key, { cap: moneyText(cap.fen, t), lost: moneyText(lost, t) })}
        {cap === undefined ? '' : t('policy.stop')}
        {t(`policy.frequency.${entitlement.frequency}`)}
      </span>
    </>
  )
}
