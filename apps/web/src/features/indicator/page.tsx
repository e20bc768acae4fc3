import { getIndicator } from '@ceyuan/contract'
import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { Loaded } from '../../parts/States.tsx'
import { Course } from './parts/Course.tsx'
import { EvidenceList } from './parts/EvidenceList.tsx'
import { Facts, type Indicator, SpeaksFor } from './parts/Facts.tsx'
import './indicator.css'

const Overview = ({ data }: { readonly data: Indicator }): ReactElement => {
  const { t } = useMessages()
  const { counts, definition } = data
  return (
    <>
      <div className="page-title">
        <h1>{definition.label}</h1>
        <span className="quiet">
          {t('indicator.counts', {
            counted: counts.counted,
            pending: counts.pending,
            out: counts.duplicate + counts.withdrawn + counts.undated,
          })}
        </span>
        <div className="buttons push no-print">
          <AsOf today={data.today} />
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <div className="columns indicator-columns">
        <div className="stack">
          <Course data={data} />
          <EvidenceList id={definition.id} unit={definition.unit} />
        </div>
        <div className="stack">
          <SpeaksFor data={data} />
          <Facts data={data} />
        </div>
      </div>
    </>
  )
}

/** One indicator: how much, how it came about, what the rule is, and every record behind it. */
export const IndicatorPage = (): ReactElement => {
  const { id = '' } = useParams({ strict: false })
  const asOf = useAsOf()
  const query = useOperation(getIndicator, { params: { id }, query: { asOf } }, { keep: true })
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <Loaded query={query}>{(data) => <Overview data={data} />}</Loaded>
    </main>
  )
}
