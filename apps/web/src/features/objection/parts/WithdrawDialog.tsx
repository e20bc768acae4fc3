import { type Objection, withdrawObjection } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'

/** Takes an own objection back, with a reason. */
export const WithdrawDialog = ({
  objection,
  onClose,
}: {
  readonly objection: Objection
  readonly onClose: () => void
}): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(withdrawObjection)
  return (
    <ReasonDialog
      title={t('objection.withdrawTitle')}
      follows={[t('objection.withdrawEnds'), t('objection.withdrawTold')]}
      action={t('objection.withdraw')}
      minimum={10}
      error={command.error}
      isBusy={command.isPending}
      onConfirm={(reason) => command.mutate({ params: { id: objection.id }, body: { reason } }, { onSuccess: onClose })}
      onCancel={onClose}
    />
  )
}
