import type { LedgerLine } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { orAbsent } from '../../../format/absent.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'

/** The milestones that a unit still has to confirm with a document. */
export const UnitMilestones = ({ lines }: { readonly lines: readonly LedgerLine[] }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('unit.milestones')}</h2>
        <span className="small quiet">{t('unit.count', { count: lines.length })}</span>
      </header>
      {lines.length === 0 ? (
        <p className="body quiet">{t('unit.noMilestones')}</p>
      ) : (
        <ul className="body unit-list">
          {lines.map(({ commitment }) => (
            <li key={commitment.id}>
              <span>
                <Light light={commitment.light} reason={commitment.reason.sentence} markOnly />{' '}
                <Link to="/plan" search={{ c: commitment.id }}>
                  {commitment.title}
                </Link>
              </span>
              <span className="small quiet nowrap">{orAbsent(commitment.dueOn, t)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
