import { answerOrder, type OrderDetail, standing } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { useDraft } from '../use-draft.ts'
import { useUnits } from '../use-units.ts'
import { Attachments, type Attached } from '../../../drop/Attachments.tsx'
import { ChoiceField, TextField } from './Field.tsx'

type Fields = { readonly text: string; readonly standing: string; readonly awaits: string }

const Inputs = (props: {
  readonly unit: string
  readonly fields: Fields
  readonly set: (patch: Partial<Fields>) => void
}): ReactElement => {
  const { t } = useMessages()
  const units = useUnits()
  const { unit, fields, set } = props
  return (
    <>
      <ChoiceField
        label={t('coordination.standing')}
        value={fields.standing}
        none={t('coordination.choose')}
        isRequired
        options={standing.options.map((value) => ({ value, label: t(`coordination.standing.${value}`) }))}
        onChange={(value) => set({ standing: value })}
      />
      <TextField
        label={t('coordination.answer')}
        value={fields.text}
        rows={7}
        maxLength={8000}
        isRequired
        help={t('coordination.answerHelp')}
        onChange={(text) => set({ text })}
      />
      <ChoiceField
        label={t('coordination.awaits')}
        value={fields.awaits}
        none={t('coordination.awaitsNone')}
        options={units.filter(({ id }) => id !== unit).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(awaits) => set({ awaits })}
      />
    </>
  )
}

/** The answer to an order: how the unit sees it, what it did, whom it waits for, and documents. What is typed is kept at every stroke. */
export const AnswerForm = ({ order }: { readonly order: OrderDetail }): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(answerOrder)
  const { fields, isKept, set, clear } = useDraft(`answer.${order.id}`, { text: '', standing: '', awaits: '' })
  const [files, setFiles] = useState<readonly Attached[]>([])
  const chosen = standing.options.find((each) => each === fields.standing)
  const submit = (): void => {
    if (chosen === undefined) return
    command.mutate(
      {
        params: { id: order.id },
        body: {
          version: order.version,
          text: fields.text,
          standing: chosen,
          awaits: fields.awaits === '' ? null : fields.awaits,
          documents: files.map(({ id }) => id),
        },
      },
      { onSuccess: clear },
    )
  }
  return (
    <form
      className="order-answer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {command.isError ? <Problems error={command.error} /> : null}
      <Inputs unit={order.unit.id} fields={fields} set={set} />
      <Attachments files={files} onChange={setFiles} />
      {isKept ? <p className="small quiet">{t('coordination.draftKept')}</p> : null}
      <button type="submit" className="button primary order-main-act" disabled={command.isPending}>
        {t('coordination.act.answer')}
      </button>
    </form>
  )
}
