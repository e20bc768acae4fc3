import { type ObjectionSubject, raiseObjection } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { type Attached, Attachments } from '../../../drop/Attachments.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'

type Props = {
  readonly subject: ObjectionSubject
  readonly title: string
  readonly dueOn: string
  readonly onClose: () => void
}

/** Raises an objection: what will follow and until when, what the enterprise says against the decision, its evidence. */
export const RaiseDialog = ({ subject, title, dueOn, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  const raise = useCommand(raiseObjection)
  const [files, setFiles] = useState<readonly Attached[]>([])
  return (
    <ReasonDialog
      title={t('objection.raiseTitle', { title })}
      follows={[t('objection.keeps'), t('objection.answeredBy', { on: dueOn }), t('objection.told')]}
      action={t('objection.raise')}
      minimum={10}
      error={raise.error}
      isBusy={raise.isPending}
      onConfirm={(reason) =>
        raise.mutate({ body: { subject, reason, documents: files.map(({ id }) => id) } }, { onSuccess: onClose })
      }
      onCancel={onClose}
    >
      <Attachments files={files} onChange={setFiles} />
    </ReasonDialog>
  )
}
