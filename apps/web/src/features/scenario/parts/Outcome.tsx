import type { ScenarioContent, ScenarioResult } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Failure, Loading } from '../../../parts/States.tsx'
import { usePreview, useReading } from '../use-preview.ts'
import { BudgetTable } from './BudgetTable.tsx'
import { ClauseTable } from './ClauseTable.tsx'
import { CohortTable } from './CohortTable.tsx'
import { EffectList } from './Effects.tsx'
import { Totals } from './Totals.tsx'
import { YearTable } from './YearTable.tsx'

/** That the outcome is being worked out, and how far the population is read. */
export const Waiting = (): ReactElement => {
  const { t } = useMessages()
  const reading = useReading(true)
  const label =
    reading.data?.state === 'reading' ? t('scenario.reading', { read: reading.data.read }) : t('scenario.working')
  return <Loading label={label} />
}

/** Every table of what a scenario brings. */
export const Tables = ({ result }: { readonly result: ScenarioResult }): ReactElement => (
  <>
    <Totals result={result} />
    <ClauseTable clauses={result.clauses} />
    <YearTable years={result.years} />
    <CohortTable cohorts={result.cohorts} />
    <EffectList result={result} />
    <BudgetTable budgets={result.budgets} />
  </>
)

/** What the scenario brings, a moment after each change; what failed is said while the last outcome stays. */
export const Outcome = ({ content }: { readonly content: ScenarioContent }): ReactElement => {
  const { t } = useMessages()
  const query = usePreview(content)
  return (
    <div className="stack" aria-busy={query.isFetching} aria-live="polite">
      {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data === undefined && !query.isError ? <Waiting /> : null}
      {query.data !== undefined && query.isFetching ? <p className="small quiet">{t('scenario.working')}</p> : null}
      {query.data === undefined || query.isError ? null : <Tables result={query.data} />}
    </div>
  )
}
