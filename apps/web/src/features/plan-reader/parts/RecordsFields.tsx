import type { PlanDraft } from '@ceyuan/contract'
import { type ReactElement, useId } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

type Choices = PlanDraft['choices']
type Records = Extract<PlanDraft['content']['commitments'][number]['binding'], { readonly kind: 'records' }>

type Props = {
  readonly records: Records
  readonly choices: Choices
  readonly onChange: (records: Records) => void
}

const RegisterField = ({ records, choices, onChange }: Props): ReactElement => {
  const { t, language } = useMessages()
  return (
    <label className="field">
      <span>{t('planReader.binding.register')}</span>
      <select
        value={records.register}
        required
        // Another register has other fields: what spoke of the old ones goes.
        onChange={(event) => onChange({ kind: 'records', register: event.target.value, expect: records.expect })}
      >
        <option value="">{t('planReader.binding.choose')}</option>
        {choices.registers.map(({ id, label }) => (
          <option key={id} value={id}>
            {language === 'en' ? label.en : label.zh}
          </option>
        ))}
      </select>
    </label>
  )
}

const ExpectFields = ({ records, choices, onChange }: Props): ReactElement => {
  const { t, language } = useMessages()
  const { expect, date, register } = records
  const dates = choices.registers.find(({ id }) => id === register)?.dates ?? []
  return (
    <>
      <label className="field">
        <span>{t('planReader.binding.date')}</span>
        <select
          value={date ?? ''}
          onChange={(event) => onChange({ ...records, date: event.target.value || undefined })}
        >
          <option value="">{t('planReader.binding.recorded')}</option>
          {dates.map(({ id, label }) => (
            <option key={id} value={id}>
              {language === 'en' ? label.en : label.zh}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('planReader.binding.count')}</span>
        <input
          type="number"
          min={1}
          step={1}
          required
          value={expect.min}
          onChange={(event) => onChange({ ...records, expect: { ...expect, min: event.target.valueAsNumber || 1 } })}
        />
      </label>
      <label className="field">
        <span>{t('planReader.by')}</span>
        <input
          type="date"
          value={expect.by ?? ''}
          onChange={(event) => onChange({ ...records, expect: { ...expect, by: event.target.value || undefined } })}
        />
      </label>
    </>
  )
}

/** The records that show a commitment kept: their register, a filter in FEEL over its fields, how many, and by when. */
export const RecordsFields = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { records, choices, onChange } = props
  const names = choices.registers.find(({ id }) => id === records.register)?.names ?? []
  const hint = useId()
  return (
    <>
      <div className="reader-fields">
        <RegisterField {...props} />
        <ExpectFields {...props} />
      </div>
      <label className="field reader-wide">
        <span>{t('planReader.binding.filter')}</span>
        <textarea
          rows={2}
          spellCheck={false}
          value={records.filter ?? ''}
          aria-describedby={hint}
          onChange={(event) => onChange({ ...records, filter: event.target.value || undefined })}
        />
      </label>
      <p id={hint} className="small quiet">
        {names.length === 0
          ? t('planReader.binding.filterHint')
          : t('planReader.binding.names', { names: names.join(t('planReader.binding.listMark')) })}
      </p>
    </>
  )
}
