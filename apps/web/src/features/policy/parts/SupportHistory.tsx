import type { getEntitlement } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage, subjectText } from '../words.ts'
import { Money } from './Money.tsx'

type History = z.output<typeof getEntitlement.output>['history']

/** The support paid before, the latest first. */
export const SupportHistory = ({
  history,
  isOwn,
}: {
  readonly history: History
  readonly isOwn: boolean
}): ReactElement => {
  const { t, language } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('policy.history')}</h2>
        <span className="small quiet">{t('policy.unitIs')}</span>
        {isOwn ? (
          <Link className="small push" to="/my-policies/support">
            {t('policy.support.open')}
          </Link>
        ) : null}
      </header>
      {history.length === 0 ? (
        <p className="body quiet">{t('policy.historyNone')}</p>
      ) : (
        <table className="table history-table">
          <caption className="vh">{t('policy.history')}</caption>
          <tbody>
            {history
              .toSorted((a, b) => b.paidOn.localeCompare(a.paidOn))
              .map((paid) => (
                <tr key={`${paid.paidOn} ${paid.clause.id} ${paid.subject.id ?? ''} ${paid.fen}`}>
                  <td className="nowrap">{paid.paidOn}</td>
                  <th scope="row">
                    {inLanguage(paid.clause.title, language)}
                    {paid.subject.id === null ? null : (
                      <span className="small quiet second-line">{subjectText(paid.subject, t)}</span>
                    )}
                  </th>
                  <td className="number">
                    <Money fen={paid.fen} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
