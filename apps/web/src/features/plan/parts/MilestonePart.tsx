import { confirmMilestone, uploadDocument } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { formatInstantDay } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'

/** A milestone as the panel shows it. */
export type Milestone = {
  readonly title: string
  readonly dueOn: string
  readonly mayConfirm: boolean
  readonly confirmation: {
    readonly on: string
    readonly by: string
    readonly unit: string
    readonly document: string
    readonly reason: string
    readonly at: string
  } | null
}

type DialogProps = {
  readonly commitment: string
  readonly milestone: Milestone
  readonly today: string
  readonly onClose: () => void
}

const ConfirmDialog = ({ commitment, milestone, today, onClose }: DialogProps): ReactElement => {
  const { t } = useMessages()
  const upload = useCommand(uploadDocument)
  const confirm = useCommand(confirmMilestone)
  const [on, setOn] = useState(today)
  const [file, setFile] = useState<File>()
  const submit = async (reason: string): Promise<void> => {
    if (file === undefined) return
    const form = new FormData()
    form.append('file', file)
    const document = await upload.mutateAsync({ body: form })
    await confirm.mutateAsync({ params: { id: commitment }, body: { on, document: document.id, reason } })
    onClose()
  }
  return (
    <ReasonDialog
      title={t('plan.milestone.confirmTitle', { title: milestone.title })}
      follows={[t('plan.milestone.followsLight'), t('plan.milestone.followsName'), t('plan.milestone.followsAudit')]}
      action={t('plan.milestone.confirm')}
      error={upload.error ?? confirm.error}
      isBusy={upload.isPending || confirm.isPending || file === undefined}
      onConfirm={(reason) => void submit(reason).catch(() => undefined)}
      onCancel={onClose}
    >
      <label className="field">
        <span>{t('plan.milestone.on')}</span>
        <input type="date" value={on} max={today} required onChange={(event) => setOn(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('plan.milestone.document')}</span>
        <input type="file" required onChange={(event) => setFile(event.target.files?.[0])} />
      </label>
    </ReasonDialog>
  )
}

type Props = Omit<DialogProps, 'onClose'>

/** A milestone: due when, confirmed by whom with which document; the lead unit confirms here. */
export const MilestonePart = ({ commitment, milestone, today }: Props): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const [isOpen, setIsOpen] = useState(false)
  const { confirmation } = milestone
  return (
    <section className="panel-milestone">
      <h3>{t('plan.milestone.heading')}</h3>
      <p>{milestone.title}</p>
      <p className="small quiet">{t('plan.milestone.due', { date: milestone.dueOn })}</p>
      {confirmation === null ? (
        <p className="small">{t('plan.milestone.open')}</p>
      ) : (
        <>
          <p>
            <span className="tag">{t('shell.text.confirmed')}</span>{' '}
            {t('plan.milestone.confirmed', { unit: confirmation.unit, on: confirmation.on })}
          </p>
          <p className="small">
            {t('plan.milestone.by', { by: confirmation.by, at: formatInstantDay(confirmation.at, timeZone) })}
          </p>
          <p className="small">{t('plan.milestone.documentIs', { document: confirmation.document })}</p>
          <p className="small">{confirmation.reason}</p>
        </>
      )}
      {milestone.mayConfirm ? (
        <button type="button" className="button no-print" onClick={() => setIsOpen(true)}>
          {t('plan.milestone.confirm')}
        </button>
      ) : null}
      {isOpen ? (
        <ConfirmDialog commitment={commitment} milestone={milestone} today={today} onClose={() => setIsOpen(false)} />
      ) : null}
    </section>
  )
}
