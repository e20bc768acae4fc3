import type { EntitlementInfo, NearMiss } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUrl } from '../../../router/url.ts'
import { useFactNames } from '../use-facts.ts'
import { grantKey, inLanguage, subjectText } from '../words.ts'
import { AmountOf } from './AmountOf.tsx'
import { Rule } from './Rule.tsx'
import { Certainty } from './SourceQuote.tsx'

const standings = ['applies', 'near', 'unknown', 'doesNotApply'] as const
type Standing = (typeof standings)[number]

type Props = {
  readonly entitlements: readonly EntitlementInfo[]
  readonly nearMisses: readonly NearMiss[]
  readonly onOpen: (entitlement: EntitlementInfo) => void
}

const standingOf = ({ clause, subject, status }: EntitlementInfo, near: ReadonlySet<string>): Standing =>
  status === 'doesNotApply' && near.has(grantKey(clause.id, subject)) ? 'near' : status

const whyOf = (entitlement: EntitlementInfo): { readonly key: string; readonly facts?: readonly string[] } => {
  const [reason] = entitlement.reasons
  if (entitlement.status === 'unknown' && entitlement.missing.length > 0)
    return { key: 'policy.lacksFacts', facts: entitlement.missing }
  if (reason !== undefined) return { key: `policy.reason.${reason}` }
  return { key: `policy.why.${entitlement.status}` }
}

const Row = ({
  entitlement,
  onOpen,
}: { readonly entitlement: EntitlementInfo } & Pick<Props, 'onOpen'>): ReactElement => {
  const { t, language } = useMessages()
  const { clause, subject, amount, wouldPay } = entitlement
  const namesOf = useFactNames()
  const why = whyOf(entitlement)
  const failing = entitlement.condition.find(({ kind, value }) => kind === 'leaf' && value?.value === false)
  return (
    <tr>
      <td className="small quiet nowrap clause-id">{clause.id}</td>
      <th scope="row">
        <button type="button" className="link" onClick={() => onOpen(entitlement)}>
          {inLanguage(clause.title, language)}
        </button>
        <span className="small quiet second-line">{subjectText(subject, t)}</span>
      </th>
      <td className="how small">
        {failing !== undefined && entitlement.status === 'doesNotApply' ? (
          <>
            {t('policy.fails')}{' '}
            <Rule text={failing.text} values={new Map(failing.facts.map((fact) => [fact.name, fact.value]))} />
          </>
        ) : (
          t(why.key, { facts: namesOf(why.facts?.slice(0, 3) ?? []) })
        )}
      </td>
      <td className="basis small">
        <Certainty {...entitlement} />
      </td>
      <td className="number">
        <AmountOf amount={amount ?? wouldPay} isIf={amount === null && wouldPay !== null} />
      </td>
    </tr>
  )
}

/** Every granting clause by how it stands: entitled, nearly, cannot be told, not; which group shows is kept in the address. */
export const Standings = ({ entitlements, nearMisses, onOpen }: Props): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const near = new Set(
    nearMisses.filter(({ kind }) => kind === 'toApply').map(({ clause, subject }) => grantKey(clause.id, subject)),
  )
  const grants = entitlements.filter(({ clause }) => clause.kind === 'grant')
  const chosen = standings.find((each) => each === search['show']) ?? 'applies'
  const shown = grants.filter((each) => standingOf(each, near) === chosen)
  return (
    <section className="card">
      <header>
        <h2>{t('policy.all')}</h2>
        <fieldset className="chips no-print" aria-label={t('policy.all')}>
          {standings.map((standing) => (
            <button
              key={standing}
              type="button"
              aria-pressed={standing === chosen}
              onClick={() => change({ show: standing === 'applies' ? undefined : standing })}
            >
              {t(`policy.group.${standing}`)}{' '}
              <b>{grants.filter((each) => standingOf(each, near) === standing).length}</b>
            </button>
          ))}
        </fieldset>
      </header>
      {shown.length === 0 ? (
        <p className="body quiet">{t(`policy.groupNone.${chosen}`)}</p>
      ) : (
        <div className="scroll">
          <table className="table policy-table">
            <caption className="vh">{t(`policy.group.${chosen}`)}</caption>
            <thead>
              <tr>
                <th scope="col" colSpan={2}>
                  {t('policy.support')}
                </th>
                <th scope="col">{t('policy.whyHead')}</th>
                <th scope="col">{t('policy.certaintyHead')}</th>
                <th scope="col" className="number">
                  {t('policy.amountHead')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => (
                <Row key={grantKey(each.clause.id, each.subject)} entitlement={each} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
