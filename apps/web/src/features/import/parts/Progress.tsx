import { type ImportState, cancelImport } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { formatShare } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

/** How far a running check, writing or undo is, with the way to stop it. */
export const Progress = ({ state }: { readonly state: ImportState }): ReactElement => {
  const { t } = useMessages()
  const cancel = useCommand(cancelImport)
  const { share } = state.progress
  const { rows, good, written } = state.counts
  return (
    <section className="card">
      <header>
        <h2>{t('import.progress.title')}</h2>
      </header>
      <div className="import-progress" aria-live="polite">
        <p>{t(`import.progress.${state.status}`, { rows, good, written })}</p>
        {share === null ? (
          <span className="bar" />
        ) : (
          <progress value={share} aria-label={t('import.progress.label', { share: formatShare(share) })} />
        )}
        {state.status === 'undoing' ? null : (
          <button
            type="button"
            className="button"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate({ params: { id: state.id } })}
          >
            {t('import.progress.cancel')}
          </button>
        )}
        {cancel.isError ? <Problems error={cancel.error} /> : null}
      </div>
    </section>
  )
}
