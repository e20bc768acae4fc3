import { addBudgetLine, type listBudgetLines } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useSession } from '../../../session/session.ts'
import { ChoiceField, NumberField, TextField } from '../../coordination/parts/Field.tsx'
import { FormDialog } from '../../coordination/parts/FormDialog.tsx'
import { useDraft } from '../../coordination/use-draft.ts'
import { useUnits } from '../../coordination/use-units.ts'
import { inLanguage } from '../../policy/words.ts'
import { toFen } from '../amount.ts'
import { AmountField } from './AmountField.tsx'

type Payers = z.output<typeof listBudgetLines.output>['payers']

type Fields = {
  readonly year: string
  readonly payer: string
  readonly title: string
  readonly unit: string
  readonly amount: string
  readonly document: string
}

const Inputs = (props: {
  readonly fields: Fields
  readonly set: (patch: Partial<Fields>) => void
  readonly payers: Payers
}): ReactElement => {
  const { t, language } = useMessages()
  const units = useUnits()
  const { fields, set, payers } = props
  return (
    <>
      <TextField
        label={t('funding.line')}
        value={fields.title}
        maxLength={200}
        isRequired
        onChange={(title) => set({ title })}
      />
      <NumberField
        label={t('funding.year')}
        value={fields.year}
        min={2000}
        max={2100}
        onChange={(year) => set({ year })}
      />
      <ChoiceField
        label={t('funding.payer')}
        value={fields.payer}
        none={t('policy.choose')}
        isRequired
        options={payers.map((payer) => ({ value: payer.zh, label: inLanguage(payer, language) }))}
        onChange={(payer) => set({ payer })}
      />
      <ChoiceField
        label={t('funding.unit')}
        value={fields.unit}
        none={t('policy.choose')}
        isRequired
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(unit) => set({ unit })}
      />
      <AmountField label={t('funding.amount')} value={fields.amount} onChange={(amount) => set({ amount })} />
      <TextField
        label={t('funding.document')}
        value={fields.document}
        maxLength={300}
        isRequired
        help={t('funding.documentHelp')}
        onChange={(document) => set({ document })}
      />
    </>
  )
}

/** The form that adds a budget line; what is typed is kept until it is added. */
export const AddLine = (props: { readonly payers: Payers; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const add = useCommand(addBudgetLine)
  const session = useSession().data
  const { fields, set, clear } = useDraft<Fields>('budget-line', {
    year: session?.city.today.slice(0, 4) ?? '',
    payer: '',
    title: '',
    unit: session?.actor?.unit?.id ?? '',
    amount: '',
    document: '',
  })
  const leave = (): void => {
    clear()
    props.onClose()
  }
  const submit = (): void => {
    const amountFen = toFen(fields.amount)
    if (amountFen === undefined) return
    const { payer, title, unit, document } = fields
    const body = { year: Number(fields.year), payer, title, unit, document, amountFen }
    add.mutate({ body }, { onSuccess: leave })
  }
  return (
    <FormDialog
      title={t('funding.addLine')}
      action={t('funding.addLine')}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={submit}
      onCancel={props.onClose}
    >
      <Inputs fields={fields} set={set} payers={props.payers} />
    </FormDialog>
  )
}
