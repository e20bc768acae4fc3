import { type ImportState, listImports, undoImport } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded } from '../../../parts/States.tsx'
import { useTimeZone } from '../../../session/session.ts'

const Undo = (props: { readonly state: ImportState; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const undo = useCommand(undoImport)
  const { id, counts } = props.state
  return (
    <ReasonDialog
      title={t('import.undo.title')}
      follows={[
        t('import.undo.added', { added: counts.added }),
        t('import.undo.updated', { updated: counts.updated }),
        t('import.undo.kept'),
      ]}
      action={t('import.undo.action')}
      error={undo.error}
      isBusy={undo.isPending}
      onConfirm={(reason) => undo.mutate({ params: { id }, body: { reason } }, { onSuccess: props.onClose })}
      onCancel={props.onClose}
    />
  )
}

const Row = (props: { readonly state: ImportState; readonly onUndo: () => void }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const { state } = props
  return (
    <tr>
      <td className="small quiet nowrap">{formatInstant(state.startedAt, timeZone)}</td>
      <td className="import-sample">
        <Link to="." search={{ id: state.id }} aria-label={t('import.recent.open', { file: state.fileName })}>
          {state.fileName}
        </Link>
      </td>
      <td className="number small">{t('import.recent.rows', { rows: state.counts.rows })}</td>
      <td className="number small">
        {state.status === 'done' ? (
          <button type="button" className="button text" onClick={props.onUndo}>
            {t('import.recent.undo')}
          </button>
        ) : (
          t(`import.status.${state.status}`)
        )}
      </td>
    </tr>
  )
}

/** The latest imports into a register; a finished one can be undone as a whole. */
export const Recent = (props: { readonly register: string; readonly current?: ImportState }): ReactElement => {
  const { register, current } = props
  const { t } = useMessages()
  const [undoing, setUndoing] = useState<ImportState>()
  const query = useOperation(listImports, { params: { register } })
  return (
    <section className="card">
      <header>
        <h2>{t('import.recent.title')}</h2>
      </header>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="import-note">{t('import.recent.none')}</p>
          ) : (
            <div className="scroll">
              <table className="table import-table import-recent">
                <caption className="vh">{t('import.recent.title')}</caption>
                <tbody>
                  {items.slice(0, 8).map((state) => (
                    <Row
                      key={state.id}
                      state={state.id === current?.id ? current : state}
                      onUndo={() => setUndoing(state.id === current?.id ? current : state)}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {undoing ? <Undo state={undoing} onClose={() => setUndoing(undefined)} /> : null}
    </section>
  )
}
