import type { PlanDraft } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { RecordsFields } from './RecordsFields.tsx'

/** What holds a commitment against evidence; null while nobody has said. */
export type Binding = PlanDraft['content']['commitments'][number]['binding']
type Milestone = Extract<Binding, { readonly kind: 'milestone' }>

type Props = {
  readonly binding: Binding
  readonly choices: PlanDraft['choices']
  readonly onChange: (binding: Binding) => void
}

const kinds = ['indicator', 'records', 'milestone', 'none'] as const

const emptyOf = (kind: (typeof kinds)[number]): Binding => {
  switch (kind) {
    case 'indicator':
      return { kind, indicator: '' }
    case 'records':
      return { kind, register: '', expect: { min: 1 } }
    case 'milestone':
      return { kind, title: { zh: '', en: '' } }
    case 'none':
      return null
  }
}

const MilestoneFields = (props: {
  readonly milestone: Milestone
  readonly onChange: (milestone: Milestone) => void
}): ReactElement => {
  const { t } = useMessages()
  const { milestone, onChange } = props
  const { title, due } = milestone
  return (
    <div className="reader-fields">
      {(['zh', 'en'] as const).map((language) => (
        <label key={language} className="field reader-wide">
          <span>{t(`planReader.binding.title.${language}`)}</span>
          <input
            value={title[language]}
            required={language === 'zh'}
            onChange={(event) => onChange({ ...milestone, title: { ...title, [language]: event.target.value } })}
          />
        </label>
      ))}
      <label className="field">
        <span>{t('planReader.binding.due')}</span>
        <input
          type="date"
          value={due ?? ''}
          onChange={(event) => {
            const { due: _, ...rest } = milestone
            onChange(event.target.value === '' ? rest : { ...rest, due: event.target.value })
          }}
        />
      </label>
    </div>
  )
}

const BindingForm = ({ binding, choices, onChange }: Props): ReactElement | null => {
  const { t, language } = useMessages()
  if (binding === null) return <p className="small quiet">{t('planReader.binding.noneHint')}</p>
  if (binding.kind === 'milestone') return <MilestoneFields milestone={binding} onChange={onChange} />
  if (binding.kind === 'records') return <RecordsFields records={binding} choices={choices} onChange={onChange} />
  return (
    <label className="field reader-wide">
      <span>{t('planReader.binding.indicator')}</span>
      <select
        value={binding.indicator}
        required
        onChange={(event) => onChange({ kind: 'indicator', indicator: event.target.value })}
      >
        <option value="">{t('planReader.binding.choose')}</option>
        {choices.indicators.map(({ id, label }) => (
          <option key={id} value={id}>
            {language === 'en' ? label.en : label.zh}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Says what a commitment is held against: an indicator, records of a register, or a milestone that its unit confirms. */
export const BindingFields = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { binding, onChange } = props
  const chosen = binding?.kind ?? 'none'
  return (
    <>
      <span className="small quiet">{t('planReader.binding')}</span>
      <fieldset className="chips" aria-label={t('planReader.binding')}>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={chosen === kind}
            onClick={() => (kind === chosen ? undefined : onChange(emptyOf(kind)))}
          >
            {t(`planReader.binding.${kind}`)}
          </button>
        ))}
      </fieldset>
      <BindingForm {...props} />
    </>
  )
}
