import { getPublicPlan } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../api/hooks.ts'
import { formatInstantDay, longDate } from '../../format/date.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { useTimeZone } from '../../session/session.ts'
import { isLight } from '../../parts/lights.ts'
import { Loading } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { PlanText } from '../plan/text/PlanText.tsx'
import { useCut } from '../plan/text/use-cut.ts'
import { useNotes } from '../plan/text/use-notes.ts'
import { FiveLights } from './parts/FiveLights.tsx'
import { PublicPanel } from './parts/PublicPanel.tsx'
import { Unpublished } from './parts/Unpublished.tsx'
import './public.css'

type Data = z.output<typeof getPublicPlan.output>

const Introduction = ({ data }: { readonly data: Data }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  return (
    <section className="card public-panel">
      <div className="body">
        <p>{t('public.introduction')}</p>
        <p className="small quiet">
          {t('public.published', { asOf: data.asOf, on: formatInstantDay(data.publishedAt, timeZone) })}
        </p>
        <p>
          <Link to="/progress">{t('public.toProgress')}</Link>
        </p>
        {data.sample ? <p className="small">{t('public.sampleNote')}</p> : null}
      </div>
    </section>
  )
}

const PublicPlan = ({ data }: { readonly data: Data }): ReactElement => {
  const { t, language } = useMessages()
  const { search, change } = useUrl()
  const { issued } = useCut(data)
  const light = search['light']
  const shown = data.commitments.filter((each) => !isLight(light) || each.light === light)
  const notes = useNotes(data.commitments, new Set(shown.map(({ id }) => id)))
  const selected = data.commitments.find(({ id }) => id === search['c'])
  return (
    <div className="public-columns">
      <main id="content" tabIndex={-1}>
        <PlanText
          titleLines={issued.titleLines}
          documentNumber={data.plan.documentNumber}
          front={issued.front}
          body={issued.body}
          notes={notes}
          selected={selected?.id}
          frontLabel={t('public.front', { date: longDate(data.plan.issuedOn, language) })}
        />
      </main>
      <aside className="public-side" aria-label={t('public.panel')}>
        <div className="card">
          <FiveLights counts={data.counts} />
        </div>
        {isLight(light) ? (
          <button type="button" className="button" onClick={() => change({ light: undefined })}>
            {t('public.showAll')}
          </button>
        ) : null}
        {selected === undefined ? (
          <Introduction data={data} />
        ) : (
          <PublicPanel commitment={selected} onClose={() => change({ c: undefined })} />
        )}
      </aside>
    </div>
  )
}

/** The published plan, for anyone: the official text, a light at every commitment. */
export const PublicPlanPage = (): ReactElement => {
  const query = useOperation(getPublicPlan)
  if (query.data !== undefined) return <PublicPlan data={query.data} />
  return (
    <main className="page" id="content" tabIndex={-1}>
      {query.isError ? <Unpublished error={query.error} onRetry={() => void query.refetch()} /> : <Loading />}
    </main>
  )
}
