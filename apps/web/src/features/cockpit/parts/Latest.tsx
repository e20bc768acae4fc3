import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { figureText } from '../../../parts/target-words.ts'
import type { Cockpit } from '../cockpit.ts'

/** The newest evidence and what it did to a figure. */
export const Latest = ({ data }: { readonly data: Cockpit }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('cockpit.latest')}</h2>
        <span className="small quiet push">{t('cockpit.thisWeek', { count: data.evidenceThisWeek })}</span>
      </header>
      {data.latest.length === 0 ? (
        <p className="body quiet">{t('cockpit.noEvidence')}</p>
      ) : (
        <ul className="cockpit-list">
          {data.latest.map((each) => (
            <li key={`${each.indicator} ${each.on} ${each.after}`}>
              <time className="small quiet" dateTime={each.on}>
                {each.on}
              </time>
              <Link to="/indicators/$id" params={{ id: each.indicator }} className="cockpit-evidence">
                {each.records === 1 && each.title !== null
                  ? t('cockpit.evidenceOne', { label: each.label, title: each.title })
                  : t('cockpit.evidenceMany', { label: each.label, count: each.records })}
              </Link>
              <span className="number small">
                {t('cockpit.moved', {
                  before: figureText(each.before, t),
                  after: figureText(each.after, t),
                  unit: each.unit,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
