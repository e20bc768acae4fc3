import {
  askExtension,
  closeOrder,
  escalateOrder,
  extendOrder,
  type OrderAct,
  type OrderDetail,
  returnOrder,
  withdrawOrder,
} from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { NumberField, TextField } from './Field.tsx'

/** The acts that ask for a typed reason. */
export type ReasonedAct = Exclude<OrderAct, 'send' | 'acknowledge' | 'answer'>

type Props = { readonly order: OrderDetail; readonly act: ReasonedAct; readonly onClose: () => void }

const withDays: ReadonlySet<ReasonedAct> = new Set(['return', 'extend', 'askExtension'])
const usualDays = '5'
const minimum = 2

const useActs = () => ({
  close: useCommand(closeOrder),
  escalate: useCommand(escalateOrder),
  withdraw: useCommand(withdrawOrder),
  return: useCommand(returnOrder),
  askExtension: useCommand(askExtension),
  extend: useCommand(extendOrder),
})

/** Asks for the reason of a binding act, and for its days and approver where it has them, and does it. */
export const ActDialog = ({ order, act, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  const commands = useActs()
  const [days, setDays] = useState(usualDays)
  const [approver, setApprover] = useState('')
  const confirm = (reason: string): void => {
    const { id, version } = order
    const workingDays = Number(days)
    const then = { onSuccess: onClose }
    if (act === 'extend')
      commands.extend.mutate({ params: { id }, body: { version, reason, workingDays, approver } }, then)
    else if (act === 'return' || act === 'askExtension')
      commands[act].mutate({ params: { id }, body: { version, reason, workingDays } }, then)
    else commands[act].mutate({ params: { id }, body: { version, reason } }, then)
  }
  const { error, isPending } = commands[act]
  return (
    <ReasonDialog
      title={t(`coordination.act.${act}`)}
      follows={[t(`coordination.follows.${act}`)]}
      action={t(`coordination.act.${act}`)}
      minimum={minimum}
      error={error}
      isBusy={isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {withDays.has(act) ? (
        <NumberField label={t('coordination.workingDays')} value={days} min={1} max={60} onChange={setDays} />
      ) : null}
      {act === 'extend' ? (
        <TextField
          label={t('coordination.approver')}
          value={approver}
          maxLength={60}
          isRequired
          onChange={setApprover}
        />
      ) : null}
    </ReasonDialog>
  )
}
