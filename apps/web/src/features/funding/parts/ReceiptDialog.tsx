import { attachReceipt } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { Attachments, type Attached } from '../../../drop/Attachments.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { FormDialog } from '../../coordination/parts/FormDialog.tsx'

/** Attaches the receipt of the bank to a payment that was booked without it. */
export const ReceiptDialog = ({
  payment,
  onClose,
}: {
  readonly payment: string
  readonly onClose: () => void
}): ReactElement => {
  const { t } = useMessages()
  const attach = useCommand(attachReceipt)
  const [files, setFiles] = useState<readonly Attached[]>([])
  const submit = (): void => {
    if (files.length === 0) return
    attach.mutate({ params: { id: payment }, body: { documents: files.map(({ id }) => id) } }, { onSuccess: onClose })
  }
  return (
    <FormDialog
      title={t('funding.attachReceipt')}
      action={t('funding.attachReceipt')}
      isBusy={attach.isPending || files.length === 0}
      error={attach.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <Attachments files={files} onChange={setFiles} />
    </FormDialog>
  )
}
