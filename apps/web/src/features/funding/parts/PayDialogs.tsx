import {
  disburseFunding,
  type FundingCommitmentDetail,
  reverseDisbursement,
  reverseFundingCommitment,
} from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { Attachments, type Attached } from '../../../drop/Attachments.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useSession } from '../../../session/session.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { FormDialog } from '../../coordination/parts/FormDialog.tsx'
import { moneyText } from '../../policy/words.ts'
import { fromFen, toFen } from '../amount.ts'
import { AmountField } from './AmountField.tsx'
import { DayField } from '../../../parts/DayField.tsx'

type Props = { readonly commitment: FundingCommitmentDetail; readonly onClose: () => void }
type Share = FundingCommitmentDetail['shares'][number]

const leftOf = ({ fen, paidFen }: Share): string => (BigInt(fen) - BigInt(paidFen)).toString()

/** Pays out of one share of a commitment. */
export const Pay = ({ commitment, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  const pay = useCommand(disburseFunding)
  const open = commitment.shares.filter((share) => leftOf(share) !== '0')
  const [first] = open
  const [line, setLine] = useState(first?.line.id ?? '')
  const [amount, setAmount] = useState(first === undefined ? '' : fromFen(leftOf(first)))
  const [paidOn, setPaidOn] = useState(useSession().data?.city.today ?? '')
  const [voucher, setVoucher] = useState('')
  const [files, setFiles] = useState<readonly Attached[]>([])
  const submit = (): void => {
    const fen = toFen(amount)
    if (fen === undefined) return
    const documents = files.map(({ id }) => id)
    pay.mutate(
      { params: { id: commitment.id }, body: { version: commitment.version, line, fen, paidOn, voucher, documents } },
      { onSuccess: onClose },
    )
  }
  return (
    <FormDialog
      title={t('funding.act.pay')}
      action={t('funding.act.pay')}
      isBusy={pay.isPending}
      error={pay.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <ChoiceField
        label={t('funding.line')}
        value={line}
        none={t('policy.choose')}
        isRequired
        options={open.map((share) => ({
          value: share.line.id,
          label: t('funding.lineOption', { title: share.line.title, left: moneyText(leftOf(share), t) }),
        }))}
        onChange={setLine}
      />
      <AmountField label={t('funding.amount')} value={amount} onChange={setAmount} />
      <DayField label={t('funding.paidOn')} value={paidOn} onChange={setPaidOn} />
      <TextField label={t('funding.voucher')} value={voucher} maxLength={100} isRequired onChange={setVoucher} />
      <p className="small quiet">{t('funding.receipt')}</p>
      <Attachments files={files} onChange={setFiles} />
    </FormDialog>
  )
}

/** Reverses a commitment of which nothing is paid, with a reason. */
export const ReverseCommitment = ({ commitment, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  const reverse = useCommand(reverseFundingCommitment)
  return (
    <ReasonDialog
      title={t('funding.act.reverse')}
      follows={[t('funding.reverseFollows', { fen: moneyText(commitment.fen, t) }), t('funding.reverseStays')]}
      action={t('funding.act.reverse')}
      minimum={2}
      error={reverse.error}
      isBusy={reverse.isPending}
      onConfirm={(reason) =>
        reverse.mutate(
          { params: { id: commitment.id }, body: { version: commitment.version, reason } },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    />
  )
}

/** Reverses a payment that came back or was booked wrongly, with a reason. */
export const ReversePayment = (props: { readonly id: string; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const reverse = useCommand(reverseDisbursement)
  return (
    <ReasonDialog
      title={t('funding.reversePayment')}
      follows={[t('funding.reversePaymentFollows'), t('funding.reverseStays')]}
      action={t('funding.reversePayment')}
      minimum={2}
      error={reverse.error}
      isBusy={reverse.isPending}
      onConfirm={(reason) =>
        reverse.mutate({ params: { id: props.id }, body: { reason } }, { onSuccess: props.onClose })
      }
      onCancel={props.onClose}
    />
  )
}
