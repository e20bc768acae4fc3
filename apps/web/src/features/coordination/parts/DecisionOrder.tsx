import { type MeetingDetail, orderFromDecision } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUnits } from '../use-units.ts'
import { ChoiceField, NumberField } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'

type Props = { readonly meeting: MeetingDetail; readonly item: MeetingDetail['items'][number] }

const usualDays = '10'

/** Makes a decision a follow-up order to one unit, sent at once. */
export const DecisionOrder = ({ meeting, item }: Props): ReactElement => {
  const { t } = useMessages()
  const units = useUnits()
  const command = useCommand(orderFromDecision)
  const [isOpen, setIsOpen] = useState(false)
  const [unit, setUnit] = useState(item.units[0]?.id ?? '')
  const [days, setDays] = useState(usualDays)
  const submit = (): void =>
    command.mutate(
      {
        params: { id: meeting.id, item: item.id },
        body: { version: meeting.version, unit, workingDays: Number(days) },
      },
      { onSuccess: () => setIsOpen(false) },
    )
  return (
    <>
      <button type="button" className="button compact no-print" onClick={() => setIsOpen(true)}>
        {t('coordination.makeOrder')}
      </button>
      {isOpen ? (
        <FormDialog
          title={t('coordination.makeOrder')}
          action={t('coordination.act.send')}
          isBusy={command.isPending}
          error={command.error}
          onSubmit={submit}
          onCancel={() => setIsOpen(false)}
        >
          <p>{t('coordination.makeOrderFollows')}</p>
          <blockquote className="order-source order-text">{item.decision}</blockquote>
          <ChoiceField
            label={t('coordination.unit')}
            value={unit}
            none={t('coordination.choose')}
            isRequired
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setUnit}
          />
          <NumberField label={t('coordination.workingDays')} value={days} min={1} max={250} onChange={setDays} />
        </FormDialog>
      ) : null}
    </>
  )
}
