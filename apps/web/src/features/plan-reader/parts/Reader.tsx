import { type PlanCorrection, type PlanDraft, correctPlanDraft, undoPlanCorrection } from '@ceyuan/contract'
import { type ReactElement, useCallback, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { useUrl } from '../../../router/url.ts'
import { useMay } from '../../../session/session.ts'
import type { Marked } from '../use-text-selection.ts'
import { CommitmentList } from './CommitmentList.tsx'
import { ConfirmDraft, EndDraft } from './ConfirmDraft.tsx'
import { Difference } from './Difference.tsx'
import { DraftText } from './DraftText.tsx'
import { SelectionBar } from './SelectionBar.tsx'

type Acts = { readonly draft: PlanDraft; readonly view: string; readonly isBusy: boolean; readonly onUndo: () => void }

const Actions = ({ draft, view, isBusy, onUndo }: Acts): ReactElement => {
  const { t } = useMessages()
  const { change } = useUrl()
  const mayConfirm = useMay('plan.confirm')
  const [dialog, setDialog] = useState<'confirm' | 'end'>()
  const close = (): void => setDialog(undefined)
  return (
    <div className="buttons push">
      <fieldset className="chips" aria-label={t('planReader.view')}>
        {(['reading', 'difference'] as const).map((each) => (
          <button key={each} type="button" aria-pressed={view === each} onClick={() => change({ view: each })}>
            {t(`planReader.view.${each}`)}
          </button>
        ))}
      </fieldset>
      {draft.state === 'draft' ? (
        <>
          <button type="button" className="button compact" disabled={!draft.mayUndo || isBusy} onClick={onUndo}>
            {t('planReader.undo')}
          </button>
          <button type="button" className="button compact" onClick={() => setDialog('end')}>
            {t('planReader.end')}
          </button>
          {mayConfirm ? (
            <button type="button" className="button primary compact" onClick={() => setDialog('confirm')}>
              {t('planReader.confirm')}
            </button>
          ) : null}
        </>
      ) : null}
      {dialog === 'confirm' ? (
        <ConfirmDraft draft={draft} onClose={close} onDone={() => change({ c: undefined })} />
      ) : null}
      {dialog === 'end' ? (
        <EndDraft draft={draft} onClose={close} onDone={() => change({ id: undefined, c: undefined })} />
      ) : null}
    </div>
  )
}

const Head = ({ draft }: { readonly draft: PlanDraft }): ReactElement => {
  const { t } = useMessages()
  const { title, documentNumber, issuer, issuedOn, commitments } = draft.content
  const targets = commitments.filter(({ kind }) => kind === 'target').length
  return (
    <div className="reader-head">
      <h1>{title ?? draft.fileName}</h1>
      <p className="small quiet">
        {[documentNumber, issuer, issuedOn].filter((part) => part !== null).join(' · ')}{' '}
        {t('planReader.summary', { targets, measures: commitments.length - targets })}
      </p>
    </div>
  )
}

/** A draft's text and reading side by side: a click in either shows the other; corrections happen in place. */
export const Reader = ({ draft }: { readonly draft: PlanDraft }): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const [marked, setMarked] = useState<Marked>()
  const correct = useCommand(correctPlanDraft)
  const undo = useCommand(undoPlanCorrection)
  const chosen = search['c']
  const view = search['view'] === 'difference' ? 'difference' : 'reading'
  const isBusy = correct.isPending || undo.isPending
  const choose = useCallback((id: string): void => change({ c: id, view: undefined }), [change])
  const send = (correction: PlanCorrection): void =>
    correct.mutate(
      { params: { id: draft.id }, body: { version: draft.version, correction } },
      { onSuccess: () => setMarked(undefined) },
    )
  const error = correct.error ?? undo.error
  return (
    <>
      <div className="page-title">
        <Head draft={draft} />
        <span className="tag">
          {draft.number === null ? t('planReader.state.draft') : t('planReader.numbered', { number: draft.number })}
        </span>
        <Actions
          draft={draft}
          view={view}
          isBusy={isBusy}
          onUndo={() => undo.mutate({ params: { id: draft.id }, body: { version: draft.version } })}
        />
      </div>
      {error === null ? null : <Problems error={error} />}
      <div className="reader-columns">
        <DraftText draft={draft} chosen={chosen} onMark={setMarked} onChoose={choose} />
        <section className="card reader-list" aria-label={t('planReader.reading')}>
          {marked === undefined || draft.state !== 'draft' ? null : (
            <SelectionBar draft={draft} marked={marked} chosen={chosen} isBusy={isBusy} onCorrect={send} />
          )}
          {view === 'difference' ? (
            <Difference id={draft.id} onChoose={choose} />
          ) : (
            <CommitmentList draft={draft} chosen={chosen} isBusy={isBusy} onChoose={choose} onCorrect={send} />
          )}
        </section>
      </div>
    </>
  )
}
