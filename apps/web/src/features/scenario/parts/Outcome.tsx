import type { ScenarioContent, ScenarioResult } from '@ceyuan/contract'
import type { ReactElement, ReactNode } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Failure } from '../../../parts/States.tsx'
import { usePreview } from '../use-preview.ts'
import { BudgetTable } from './BudgetTable.tsx'
import { ClauseTable } from './ClauseTable.tsx'
import { CohortTable } from './CohortTable.tsx'
import { EffectList } from './Effects.tsx'
import { RunProgress } from './RunProgress.tsx'
import { Totals } from './Totals.tsx'
import { YearTable } from './YearTable.tsx'

/** Every table of what a scenario brings. */
export const Tables = ({ result }: { readonly result: ScenarioResult }): ReactElement => (
  <>
    <Totals result={result} />
    <ClauseTable clauses={result.clauses} />
    <YearTable years={result.years} />
    <CohortTable cohorts={result.cohorts} />
    <EffectList effects={result.effects} population={result.population} />
    <BudgetTable budgets={result.budgets} />
  </>
)

const Stopped = ({ onGoOn }: { readonly onGoOn: () => void }): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="scenario-run">
      <output>{t('scenario.stopped')}</output>
      <button type="button" className="button compact" onClick={onGoOn}>
        {t('scenario.goOn')}
      </button>
    </div>
  )
}

const Shown = (props: {
  readonly preview: ReturnType<typeof usePreview>
  readonly children: (result: ScenarioResult) => ReactNode
}): ReactElement => {
  const { query, run, isStopped, stop, goOn } = props.preview
  return (
    <div className="stack" aria-busy={query.isFetching} aria-live="polite">
      {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isFetching ? <RunProgress run={run} onStop={stop} /> : null}
      {isStopped ? <Stopped onGoOn={goOn} /> : null}
      {query.data === undefined || query.isError ? null : props.children(query.data)}
    </div>
  )
}

/** What a scenario brings, worked out anew a moment after each change: how far it is, a way to stop, and what failed. */
export const Previewed = (props: {
  readonly content: ScenarioContent
  readonly children: (result: ScenarioResult) => ReactNode
}): ReactElement => <Shown preview={usePreview(props.content)}>{props.children}</Shown>

/** Every table of what the scenario brings. */
export const Outcome = ({ preview }: { readonly preview: ReturnType<typeof usePreview> }): ReactElement => (
  <Shown preview={preview}>{(result) => <Tables result={result} />}</Shown>
)
