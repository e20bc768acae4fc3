import { cancelPopulation, populationFormat, type PopulationRun, startPopulation } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { useSession } from '../../../session/session.ts'

/** Chooses the day and the kind of result, and starts; without a single fact there is nothing to start. */
export const Begin = ({ run }: { readonly run: PopulationRun }): ReactElement => {
  const { t } = useMessages()
  const today = useSession().data?.city.today ?? ''
  const [chosen, setChosen] = useState<string>()
  const [output, setOutput] = useState(run.format)
  const start = useCommand(startPopulation)
  const cancel = useCommand(cancelPopulation)
  const on = chosen ?? today
  const isHopeless = run.columns.every(({ fact }) => fact === null)
  const params = { id: run.id }
  return (
    <section className="card">
      <header>
        <h2 className="population-name">{run.fileName}</h2>
        <span className="small quiet">{t('population.begin.file', { format: run.format, rows: run.rows ?? -1 })}</span>
      </header>
      <div className="population-body">
        {isHopeless ? <p role="alert">{t('population.begin.hopeless')}</p> : null}
        <label className="field">
          <span>{t('population.begin.on')}</span>
          <input type="date" value={on} onChange={(event) => setChosen(event.target.value)} />
        </label>
        <label className="field">
          <span>{t('population.begin.output')}</span>
          <select value={output} onChange={(event) => setOutput(populationFormat.parse(event.target.value))}>
            {populationFormat.options.map((format) => (
              <option key={format} value={format}>
                {t(`population.format.${format}`)}
              </option>
            ))}
          </select>
        </label>
        <div className="buttons">
          <button
            type="button"
            className="button primary"
            disabled={isHopeless || on === '' || start.isPending}
            onClick={() => start.mutate({ params, body: { on, output } })}
          >
            {t('population.begin.start')}
          </button>
          <button
            type="button"
            className="button"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate({ params })}
          >
            {t('population.begin.drop')}
          </button>
        </div>
        {start.isError ? <Problems error={start.error} /> : null}
        {cancel.isError ? <Problems error={cancel.error} /> : null}
      </div>
    </section>
  )
}
