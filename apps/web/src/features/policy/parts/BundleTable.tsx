import type { EntitlementInfo, PolicyBundle } from '@ceyuan/contract'
import type { ReactElement, ReactNode } from 'react'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import type { Language } from '../../../i18n/language.ts'
import { grantKey, inLanguage, moneyText, subjectText } from '../words.ts'
import { AmountWords } from './AmountWords.tsx'
import { Money } from './Money.tsx'
import { Certainty } from './SourceQuote.tsx'

type Named = PolicyBundle['chosen'][number] | PolicyBundle['rejected'][number] | PolicyBundle['unpriced'][number]
type Rejected = PolicyBundle['rejected'][number]
type Props = {
  readonly bundle: PolicyBundle
  readonly entitlements: readonly EntitlementInfo[]
  readonly onOpen: (entitlement: EntitlementInfo) => void
}

const magnitude = (fen: string): string => fen.replace(/^-/u, '')

const differenceOf = (lowerFen: string | null): 'none' | 'higher' | 'lower' => {
  if (lowerFen === null) return 'none'
  return lowerFen.startsWith('-') ? 'higher' : 'lower'
}

const fenOr = (fen: string | null | undefined, t: Say): string =>
  fen === null || fen === undefined ? '' : moneyText(magnitude(fen), t)

/** Why a grant that applies is not in the bundle, as a sentence. */
export const rejectionText = (rejected: Rejected, t: Say, language: Language): string => {
  const { reason, against, ceiling, paid, lowerFen } = rejected
  const clause = against?.clause ?? paid?.clause
  return t(`policy.reject.${reason}`, {
    against: clause === undefined ? '' : inLanguage(clause.title, language),
    difference: differenceOf(lowerFen),
    by: fenOr(lowerFen, t),
    ceiling: ceiling === null ? '' : inLanguage(ceiling.title, language),
    fen: fenOr(paid?.fen, t),
    on: paid?.paidOn ?? '',
  })
}

const entitlementOf = ({ clause, subject }: Named, { entitlements }: Props): EntitlementInfo | undefined => {
  const key = grantKey(clause.id, subject)
  return entitlements.find((each) => grantKey(each.clause.id, each.subject) === key)
}

const Row = (props: {
  readonly named: Named
  readonly table: Props
  readonly how: ReactNode
  readonly amount: ReactNode
}): ReactElement => {
  const { t, language } = useMessages()
  const { named, table, how, amount } = props
  const entitlement = entitlementOf(named, table)
  const title = inLanguage(named.clause.title, language)
  return (
    <tr>
      <td className="small quiet nowrap clause-id">{named.clause.id}</td>
      <th scope="row">
        {entitlement === undefined ? (
          title
        ) : (
          <button type="button" className="link" onClick={() => table.onOpen(entitlement)}>
            {title}
          </button>
        )}
        <span className="small quiet second-line">{subjectText(named.subject, t)}</span>
      </th>
      <td className="how">{how}</td>
      <td className="basis">
        {entitlement === undefined ? null : (
          <>
            {entitlement.policy.number ?? entitlement.policy.title}
            <span className="small quiet second-line">
              <Certainty {...entitlement} />
            </span>
          </>
        )}
      </td>
      <td className="number">{amount}</td>
    </tr>
  )
}

const Sum = ({ named, table }: { readonly named: Named; readonly table: Props }): ReactElement | null => {
  const entitlement = entitlementOf(named, table)
  return entitlement === undefined ? null : <AmountWords entitlement={entitlement} />
}

const Head = (props: { readonly title: string; readonly middle: string }): ReactElement => {
  const { t } = useMessages()
  return (
    <tr>
      <th scope="col" colSpan={2}>
        {props.title}
      </th>
      <th scope="col">{props.middle}</th>
      <th scope="col">{t('policy.basis')}</th>
      <th scope="col" className="number">
        {t('policy.amountHead')}
      </th>
    </tr>
  )
}

const ChosenRows = (props: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <tbody>
      {props.bundle.chosen.map((chosen) => (
        <Row
          key={grantKey(chosen.clause.id, chosen.subject)}
          named={chosen}
          table={props}
          how={<Sum named={chosen} table={props} />}
          amount={
            <>
              <b>
                <Money fen={chosen.paidFen} />
              </b>
              {chosen.paidFen === chosen.fen ? null : (
                <span className="small quiet second-line">
                  {t('policy.ceilingCuts', {
                    lost: moneyText((BigInt(chosen.fen) - BigInt(chosen.paidFen)).toString(), t),
                  })}
                </span>
              )}
            </>
          }
        />
      ))}
    </tbody>
  )
}

const LeftOutRows = (props: Props): ReactElement => {
  const { t, language } = useMessages()
  const { rejected, unpriced } = props.bundle
  return (
    <tbody className="left-out">
      {rejected.map((each) => (
        <Row
          key={grantKey(each.clause.id, each.subject)}
          named={each}
          table={props}
          how={<b>{rejectionText(each, t, language)}</b>}
          amount={<Money fen={each.fen} isStruck />}
        />
      ))}
      {unpriced.map((each) => (
        <Row
          key={grantKey(each.clause.id, each.subject)}
          named={each}
          table={props}
          how={t('policy.unpriced')}
          amount={
            <span className="quiet">
              {each.atMostFen === null
                ? t('policy.amountNotTold')
                : t('policy.atMost', { amount: moneyText(each.atMostFen, t) })}
            </span>
          }
        />
      ))}
    </tbody>
  )
}

/** The grants of the best bundle with their sums, and those left out with the reason, in one table. */
export const BundleTable = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { chosen, rejected, unpriced } = props.bundle
  const leftOut = rejected.length + unpriced.length
  return (
    <table className="table policy-table">
      <caption className="vh">{t('policy.bundle')}</caption>
      <thead>
        <Head title={t('policy.support')} middle={t('policy.how')} />
      </thead>
      {chosen.length === 0 ? null : <ChosenRows {...props} />}
      {leftOut === 0 ? null : (
        <>
          <tbody className="inner-head">
            <Head title={t('policy.leftOut', { count: leftOut })} middle={t('policy.leftOutWhy')} />
          </tbody>
          <LeftOutRows {...props} />
        </>
      )}
    </table>
  )
}
