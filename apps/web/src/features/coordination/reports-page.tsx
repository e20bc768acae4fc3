import { getReport, listReports } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { Report } from './parts/Report.tsx'
import './coordination.css'

const OneReport = ({ month }: { readonly month: string }): ReactElement => {
  const query = useOperation(getReport, { params: { month } })
  return <Loaded query={query}>{(report) => <Report key={`${month} ${report.version}`} report={report} />}</Loaded>
}

const isMonth = (text: string | undefined): text is string => text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

/** The months of the plan and the report of one of them; the month is part of the address. */
export const ReportsPage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const query = useOperation(listReports)
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title no-print">
        <h1>{t('coordination.reports')}</h1>
      </div>
      <Loaded query={query}>
        {({ items }) => {
          const chosen = isMonth(search['month']) ? search['month'] : (items[1] ?? items[0])?.month
          if (chosen === undefined)
            return <Empty title={t('coordination.reports.empty')} text={t('coordination.reports.emptyText')} />
          return (
            <div className="columns report-columns">
              <nav className="card no-print" aria-label={t('coordination.months')}>
                <ul className="report-months">
                  {items.map(({ month, state, number }) => (
                    <li key={month}>
                      <button
                        type="button"
                        aria-current={month === chosen ? 'true' : undefined}
                        onClick={() => change({ month }, 'push')}
                      >
                        {month}
                        <span className="small quiet">
                          {state === 'issued' && number !== null
                            ? t('coordination.report.issuedNumber', { number })
                            : t(`coordination.report.${state}`)}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              </nav>
              <OneReport month={chosen} />
            </div>
          )
        }}
      </Loaded>
    </main>
  )
}
