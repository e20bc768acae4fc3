import { cancelPopulation, type PopulationRun } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { formatShare } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

/** How far a running evaluation is, with the way to stop it. */
export const Running = ({ run }: { readonly run: PopulationRun }): ReactElement => {
  const { t } = useMessages()
  const cancel = useCommand(cancelPopulation)
  const { rows, share } = run.progress
  return (
    <section className="card">
      <header>
        <h2 className="population-name">{run.fileName}</h2>
      </header>
      <div className="population-body" aria-live="polite">
        <p>{t(`population.running.${run.status}`, { rows })}</p>
        {share === null ? (
          <span className="bar" />
        ) : (
          <progress value={share} aria-label={t('population.running.label', { share: formatShare(share) })} />
        )}
        <button
          type="button"
          className="button"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate({ params: { id: run.id } })}
        >
          {t('population.running.cancel')}
        </button>
        {cancel.isError ? <Problems error={cancel.error} /> : null}
      </div>
    </section>
  )
}
