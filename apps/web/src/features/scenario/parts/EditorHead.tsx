import { changeScenario, type SavedScenario, saveScenario, type ScenarioContent } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { useUrl } from '../../../router/url.ts'
import { TextField } from '../../coordination/parts/Field.tsx'
import { FormDialog } from '../../coordination/parts/FormDialog.tsx'
import { useExport } from '../use-export.ts'
import { HandOver } from './HandOver.tsx'

type Props = {
  readonly saved: SavedScenario | undefined
  readonly content: ScenarioContent
  readonly isTouched: boolean
  readonly onSaved: () => void
}

const SaveDialog = (
  props: Omit<Props, 'isTouched'> & { readonly isNew: boolean; readonly onClose: () => void },
): ReactElement => {
  const { t } = useMessages()
  const { change } = useUrl()
  const { saved, content, isNew, onSaved, onClose } = props
  const [name, setName] = useState(saved?.name ?? '')
  const [note, setNote] = useState(saved?.note ?? '')
  const create = useCommand(saveScenario)
  const again = useCommand(changeScenario)
  const done = ({ id }: SavedScenario): void => {
    onSaved()
    onClose()
    change({ id })
  }
  const submit = (): void => {
    if (isNew || !saved) create.mutate({ body: { name, note, content } }, { onSuccess: done })
    else {
      const body = { version: saved.version, name, note, content }
      again.mutate({ params: { id: saved.id }, body }, { onSuccess: done })
    }
  }
  return (
    <FormDialog
      title={t(isNew ? 'scenario.saveNew' : 'scenario.save')}
      action={t('scenario.save')}
      isBusy={create.isPending || again.isPending}
      error={create.error ?? again.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextField label={t('scenario.name')} value={name} maxLength={120} isRequired onChange={setName} />
      <TextField label={t('scenario.note')} value={note} maxLength={2000} rows={3} onChange={setNote} />
    </FormDialog>
  )
}

type Dialog = 'save' | 'saveNew' | 'hand'

const Buttons = (
  props: Props & { readonly sheet: ReturnType<typeof useExport>; readonly onOpen: (dialog: Dialog) => void },
): ReactElement => {
  const { t } = useMessages()
  const { saved, content, sheet, onOpen } = props
  const mayChange = saved?.mayChange === true
  return (
    <div className="buttons push no-print">
      <Link className="button compact" to="/scenarios">
        {t('scenario.all')}
      </Link>
      {mayChange ? (
        <button type="button" className="button compact primary" onClick={() => onOpen('save')}>
          {t('scenario.save')}
        </button>
      ) : null}
      <button
        type="button"
        className={mayChange ? 'button compact' : 'button compact primary'}
        onClick={() => onOpen('saveNew')}
      >
        {t('scenario.saveNew')}
      </button>
      <button type="button" className="button compact" disabled={sheet.isPending} onClick={() => sheet.mutate()}>
        {t(sheet.isPending ? 'scenario.exporting' : 'scenario.export')}
      </button>
      <button
        type="button"
        className="button compact"
        disabled={content.changes.length + content.added.length === 0}
        onClick={() => onOpen('hand')}
      >
        {t('scenario.handOver')}
      </button>
      <button type="button" className="button compact" onClick={() => print()}>
        {t('shell.print')}
      </button>
    </div>
  )
}

/** The head of the editor: what the scenario is called, whose it is, and saving, exporting, handing over. */
export const EditorHead = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { saved, content, isTouched } = props
  const [dialog, setDialog] = useState<Dialog>()
  const sheet = useExport(saved?.name, content)
  return (
    <>
      <div className="page-title">
        <h1>{saved?.name ?? t('scenario.editor')}</h1>
        {saved ? (
          <span className="small quiet">
            {t('scenario.savedBy', { version: saved.version, by: saved.savedBy, on: saved.savedAt.slice(0, 10) })}
          </span>
        ) : null}
        {isTouched ? <span className="tag">{t('scenario.unsaved')}</span> : null}
        <Buttons {...props} sheet={sheet} onOpen={setDialog} />
      </div>
      {saved && saved.note !== '' ? <p className="small">{saved.note}</p> : null}
      {sheet.error ? <Problems error={sheet.error} /> : null}
      {dialog === 'save' || dialog === 'saveNew' ? (
        <SaveDialog {...props} isNew={dialog === 'saveNew'} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'hand' ? <HandOver content={content} onClose={() => setDialog(undefined)} /> : null}
    </>
  )
}
