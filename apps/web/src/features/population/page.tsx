import { downloadPopulationTemplate, type PopulationRun } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { addressOf } from '../../api/call.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Failure, Loading } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { Begin } from './parts/Begin.tsx'
import { Columns } from './parts/Columns.tsx'
import { Finding } from './parts/Finding.tsx'
import { Own } from './parts/Own.tsx'
import { Running } from './parts/Running.tsx'
import { Upload } from './parts/Upload.tsx'
import { useRun } from './use-runs.ts'
import './population.css'

const Shown = ({ run }: { readonly run: PopulationRun }): ReactElement => (
  <div className="stack">
    {run.status === 'ready' ? <Begin key={run.id} run={run} /> : null}
    {run.status === 'waiting' || run.status === 'running' ? <Running run={run} /> : null}
    <Finding run={run} />
    <Columns columns={run.columns} />
  </div>
)

const Asked = ({ id }: { readonly id: string }): ReactElement => {
  const query = useRun(id)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return query.data ? <Shown run={query.data} /> : <Loading />
}

/** Holds a file of enterprises against the clauses in force on a day; which file is shown lives in the address. */
export const PopulationPage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const id = search['id']
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title">
        <h1>{t('population.title')}</h1>
        <span className="small quiet">{t('population.note')}</span>
        <div className="buttons push no-print">
          <a className="button compact" href={addressOf(downloadPopulationTemplate)} download>
            {t('population.template')}
          </a>
        </div>
      </div>
      <p className="population-law">{t('population.noReturns')}</p>
      <div className="population-columns">
        {id === undefined ? <Upload onUploaded={(uploaded) => change({ id: uploaded }, 'push')} /> : <Asked id={id} />}
        <Own current={id} />
      </div>
    </main>
  )
}
