import { type BudgetLine, changeBudgetLine, closeBudgetLine } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { TextField } from '../../coordination/parts/Field.tsx'
import { moneyText } from '../../policy/words.ts'
import { fromFen, toFen } from '../amount.ts'
import { AmountField } from './AmountField.tsx'

type Props = { readonly line: BudgetLine; readonly onClose: () => void }

/** Changes the amount of a budget line by a document, with a reason. */
export const ChangeLine = ({ line, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  const change = useCommand(changeBudgetLine)
  const [amount, setAmount] = useState(() => fromFen(line.amountFen))
  const [document, setDocument] = useState(line.document)
  return (
    <ReasonDialog
      title={t('funding.changeLineOf', { title: line.title })}
      follows={[t('funding.changeFollows', { committed: moneyText(line.committedFen, t) })]}
      action={t('funding.changeLine')}
      minimum={2}
      error={change.error}
      isBusy={change.isPending}
      onConfirm={(reason) => {
        const amountFen = toFen(amount)
        if (amountFen !== undefined)
          change.mutate(
            { params: { id: line.id }, body: { version: line.version, amountFen, document, reason } },
            { onSuccess: onClose },
          )
      }}
      onCancel={onClose}
    >
      <AmountField label={t('funding.amount')} value={amount} onChange={setAmount} />
      <TextField label={t('funding.document')} value={document} maxLength={300} isRequired onChange={setDocument} />
    </ReasonDialog>
  )
}

/** Closes a budget line, with a reason. */
export const CloseLine = ({ line, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  const close = useCommand(closeBudgetLine)
  return (
    <ReasonDialog
      title={t('funding.closeLineOf', { title: line.title })}
      follows={[t('funding.closeFollows'), t('funding.closePaid')]}
      action={t('funding.closeLine')}
      minimum={2}
      error={close.error}
      isBusy={close.isPending}
      onConfirm={(reason) =>
        close.mutate({ params: { id: line.id }, body: { version: line.version, reason } }, { onSuccess: onClose })
      }
      onCancel={onClose}
    />
  )
}
