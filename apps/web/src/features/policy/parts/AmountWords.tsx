import type { EntitlementInfo, TraceLine } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useFacts } from '../use-facts.ts'
import { inLanguage, moneyText, valueText } from '../words.ts'
import { type FoundValues, Rule } from './Rule.tsx'

const capWords = (entitlement: EntitlementInfo): { readonly key: string; readonly fen: string } | undefined => {
  const { amount, capFen } = entitlement
  if (capFen === null) return undefined
  if (amount?.kind !== 'known') return { key: 'policy.cap.is', fen: capFen }
  return amount.lostFen === '0' ? { key: 'policy.cap.free', fen: capFen } : { key: 'policy.cap.cuts', fen: capFen }
}

// Where the clause does not apply nothing is worked out, though its text says how.
const noSumWord = ({ status, unseen }: EntitlementInfo): string =>
  status === 'applies' || unseen.some(({ part }) => part === 'amount')
    ? 'policy.amount.unseen'
    : 'policy.amount.notWorkedOut'

const Sum = (props: {
  readonly entitlement: EntitlementInfo
  readonly first: TraceLine | undefined
  readonly values: FoundValues
}): ReactElement => {
  const { t, language } = useMessages()
  const facts = useFacts()
  const { first, values } = props
  if (first === undefined) return <span className="quiet">{t(noSumWord(props.entitlement))}</span>
  if (values.size === 0) return <>{t('policy.amount.fixed')}</>
  if (first.kind !== 'choice') return <Rule text={first.text} values={values} />
  return (
    <span title={first.text}>
      {[...values].map(([name, value]) => {
        const fact = facts.get(name)
        return (
          <span key={name}>
            {fact ? inLanguage(fact.label, language) : name} <b>{valueText(value, fact, { t, language })}</b>{' '}
          </span>
        )
      })}
      {t('policy.amount.byGrade')}
    </span>
  )
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
      <Sum entitlement={entitlement} first={first} values={values} />
      <span className="small quiet second-line">
        {cap === undefined ? null : t(cap.key, { cap: moneyText(cap.fen, t), lost: moneyText(lost, t) })}
        {cap === undefined ? '' : t('policy.stop')}
        {t(`policy.frequency.${entitlement.frequency}`)}
      </span>
    </>
  )
}
