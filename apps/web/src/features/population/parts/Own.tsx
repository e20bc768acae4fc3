import type { PopulationRun } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded } from '../../../parts/States.tsx'
import { useTimeZone } from '../../../session/session.ts'
import { useRuns } from '../use-runs.ts'

const Row = ({ run, isCurrent }: { readonly run: PopulationRun; readonly isCurrent: boolean }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  return (
    <tr>
      <th scope="row" className="population-name">
        <Link to="." search={{ id: run.id }} aria-current={isCurrent ? 'page' : undefined}>
          {run.fileName}
        </Link>
        <span className="small quiet second-line">{formatInstant(run.uploadedAt, timeZone)}</span>
      </th>
      <td className="small nowrap">{t(`population.status.${run.status}`)}</td>
    </tr>
  )
}

/** The own files so far; nobody else sees them. */
export const Own = ({ current }: { readonly current: string | undefined }): ReactElement => {
  const { t } = useMessages()
  const query = useRuns()
  return (
    <section className="card no-print">
      <header>
        <h2>{t('population.own.title')}</h2>
        {current === undefined ? null : (
          <Link className="button compact push" to="." search={{}}>
            {t('population.own.another')}
          </Link>
        )}
      </header>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="population-body quiet">{t('population.own.none')}</p>
          ) : (
            <div className="scroll">
              <table className="table">
                <caption className="vh">{t('population.own.title')}</caption>
                <tbody>
                  {items.map((run) => (
                    <Row key={run.id} run={run} isCurrent={run.id === current} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </section>
  )
}
