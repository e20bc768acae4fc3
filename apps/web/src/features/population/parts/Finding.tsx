import {
  downloadPopulation,
  downloadPopulationBadRows,
  type PopulationFinding,
  type PopulationRun,
  removePopulation,
} from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { addressOf } from '../../../api/call.ts'
import { useCommand } from '../../../api/hooks.ts'
import { formatInstantDay } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { useTimeZone } from '../../../session/session.ts'
import { Clauses } from './Clauses.tsx'

const Downloads = ({ run, leftOut }: { readonly run: PopulationRun; readonly leftOut: number }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const remove = useCommand(removePopulation)
  const params = { id: run.id }
  return (
    <>
      <div className="buttons no-print">
        <a className="button primary" href={addressOf(downloadPopulation, { params })} download>
          {t('population.finding.rows', { format: run.output ?? '' })}
        </a>
        {leftOut > 0 ? (
          <a className="button" href={addressOf(downloadPopulationBadRows, { params })} download>
            {t('population.finding.badRows')}
          </a>
        ) : null}
        <button type="button" className="button" disabled={remove.isPending} onClick={() => remove.mutate({ params })}>
          {t('population.finding.remove')}
        </button>
      </div>
      <p className="small quiet">{t('population.finding.kept', { on: formatInstantDay(run.keptUntil, timeZone) })}</p>
      {remove.isError ? <Problems error={remove.error} /> : null}
    </>
  )
}

const Summary = ({
  run,
  finding,
}: {
  readonly run: PopulationRun
  readonly finding: PopulationFinding
}): ReactElement => {
  const { t } = useMessages()
  const { computed, leftOut, lacking } = finding
  return (
    <div className="population-body">
      <p>{t('population.finding.counts', { computed, leftOut, on: run.on ?? '' })}</p>
      {lacking.length === 0 ? null : (
        <details>
          <summary>{t('population.finding.lacking', { count: lacking.length })}</summary>
          <p className="small">{lacking.join(t('population.and'))}</p>
        </details>
      )}
      {run.status === 'removed' ? (
        <p>{t('population.status.removedText')}</p>
      ) : (
        <Downloads run={run} leftOut={leftOut} />
      )}
    </div>
  )
}

/** What came of an evaluation: the sentence why it failed, or its figures and files. */
export const Finding = ({ run }: { readonly run: PopulationRun }): ReactElement | null => {
  const { t } = useMessages()
  const { finding, problem, status } = run
  const isOver = status === 'cancelled' || status === 'removed' || status === 'failed'
  if (!finding && !isOver) return null
  return (
    <section className="card">
      <header>
        <h2 className="population-name">{run.fileName}</h2>
        <span className="small quiet">{t(`population.status.${status}`)}</span>
      </header>
      {problem ? (
        <p className="population-body" role="alert">
          {problem.detail}
        </p>
      ) : null}
      {finding ? <Summary run={run} finding={finding} /> : null}
      {!finding && !problem ? <p className="population-body">{t('population.status.removedText')}</p> : null}
      {finding ? <Clauses clauses={finding.clauses} /> : null}
    </section>
  )
}
