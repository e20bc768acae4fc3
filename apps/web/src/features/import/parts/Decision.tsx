import { type ImportState, cancelImport, runImport } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

/** What to do with a checked file: the good rows now, or everything once all is corrected. */
export const Decision = ({ state }: { readonly state: ImportState }): ReactElement => {
  const { t } = useMessages()
  const [mode, setMode] = useState<'good' | 'all'>('good')
  const run = useCommand(runImport)
  const cancel = useCommand(cancelImport)
  const { good, bad, added, updated } = state.counts
  const isBusy = run.isPending || cancel.isPending
  const mayRun = good > 0 && (mode === 'good' || bad === 0)
  return (
    <section className="card">
      <fieldset className="import-choice">
        <legend>{t('import.decide.title')}</legend>
        {(['good', 'all'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="mode" checked={mode === each} onChange={() => setMode(each)} />
            <span>{t(`import.decide.${each}`, { good })}</span>
            <span className="small quiet">{t(`import.decide.${each}Hint`, { bad })}</span>
          </label>
        ))}
      </fieldset>
      {added + updated === 0 && bad === 0 ? <p className="import-note">{t('import.decide.nothing')}</p> : null}
      <div className="buttons import-act">
        <button
          type="button"
          className="button primary"
          disabled={isBusy || !mayRun}
          onClick={() => run.mutate({ params: { id: state.id }, body: { mode } })}
        >
          {t('import.decide.run', { good })}
        </button>
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => cancel.mutate({ params: { id: state.id } })}
        >
          {t('import.decide.give')}
        </button>
      </div>
      {run.isError ? <Problems error={run.error} /> : null}
      {cancel.isError ? <Problems error={cancel.error} /> : null}
    </section>
  )
}
