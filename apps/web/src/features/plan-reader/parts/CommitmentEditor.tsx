import type { PlanCorrection, PlanDraft } from '@ceyuan/contract'
import { type ReactElement, useId, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { BindingFields } from './BindingFields.tsx'

type Commitment = PlanDraft['content']['commitments'][number]
type Figure = NonNullable<Commitment['target']>

type Props = {
  readonly commitment: Commitment
  readonly next: Commitment | undefined
  readonly units: PlanDraft['units']
  readonly choices: PlanDraft['choices']
  readonly isBusy: boolean
  readonly onCorrect: (correction: PlanCorrection) => void
}

const emptyFigure: Figure = { min: null, max: null, strict: false, unit: '', by: null }

const toNumber = (text: string): number | null => {
  const value = Number(text)
  return text.trim() === '' || Number.isNaN(value) ? null : value
}

const FigureFields = (props: {
  readonly figure: Figure
  readonly onChange: (figure: Figure) => void
}): ReactElement => {
  const { t } = useMessages()
  const { figure, onChange } = props
  return (
    <div className="reader-fields">
      <label className="field">
        <span>{t('planReader.min')}</span>
        <input
          type="number"
          step="any"
          value={figure.min ?? ''}
          onChange={(event) => onChange({ ...figure, min: toNumber(event.target.value) })}
        />
      </label>
      <label className="field">
        <span>{t('planReader.max')}</span>
        <input
          type="number"
          step="any"
          value={figure.max ?? ''}
          onChange={(event) => onChange({ ...figure, max: toNumber(event.target.value) })}
        />
      </label>
      <label className="field">
        <span>{t('planReader.unit')}</span>
        <input value={figure.unit} onChange={(event) => onChange({ ...figure, unit: event.target.value })} />
      </label>
      <label className="field">
        <span>{t('planReader.by')}</span>
        <input
          type="date"
          value={figure.by ?? ''}
          onChange={(event) => onChange({ ...figure, by: event.target.value === '' ? null : event.target.value })}
        />
      </label>
      <label className="field">
        <input
          type="checkbox"
          checked={figure.strict}
          onChange={(event) => onChange({ ...figure, strict: event.target.checked })}
        />
        <span>{t('planReader.strict')}</span>
      </label>
    </div>
  )
}

const UnitFields = (props: {
  readonly lead: string | null
  readonly support: readonly string[]
  readonly units: PlanDraft['units']
  readonly onChange: (lead: string | null, support: readonly string[]) => void
}): ReactElement => {
  const { t } = useMessages()
  const { lead, support, units, onChange } = props
  const id = useId()
  return (
    <div className="reader-fields">
      <label className="field" htmlFor={`${id}-lead`}>
        <span>{t('planReader.lead')}</span>
        <select
          id={`${id}-lead`}
          value={lead ?? ''}
          onChange={(event) => onChange(event.target.value || null, support)}
        >
          <option value="">{t('planReader.noUnit')}</option>
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </select>
      </label>
      <label className="field" htmlFor={`${id}-support`}>
        <span>{t('planReader.support')}</span>
        <select
          id={`${id}-support`}
          multiple
          size={3}
          className="reader-many"
          value={[...support]}
          onChange={(event) =>
            onChange(
              lead,
              Array.from(event.target.selectedOptions, (option) => option.value),
            )
          }
        >
          {units
            .filter((unit) => unit.id !== lead)
            .map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
        </select>
      </label>
    </div>
  )
}

const KindChips = (props: {
  readonly edited: Commitment
  readonly onChange: (commitment: Commitment) => void
}): ReactElement => {
  const { t } = useMessages()
  const { edited, onChange } = props
  return (
    <fieldset className="chips" aria-label={t('planReader.kind')}>
      {(['target', 'measure'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={edited.kind === each}
          onClick={() =>
            onChange({ ...edited, kind: each, target: each === 'target' ? (edited.target ?? emptyFigure) : null })
          }
        >
          {t(`planReader.${each}`)}
        </button>
      ))}
    </fieldset>
  )
}

const EditorButtons = ({ commitment, next, isBusy, onCorrect }: Omit<Props, 'units' | 'choices'>): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="buttons">
      <button type="submit" className="button primary compact" disabled={isBusy}>
        {t('planReader.save')}
      </button>
      {next === undefined ? null : (
        <button
          type="button"
          className="button compact"
          disabled={isBusy}
          onClick={() => onCorrect({ kind: 'merge', ids: [commitment.id, next.id] })}
        >
          {t('planReader.merge')}
        </button>
      )}
      <button
        type="button"
        className="button compact"
        disabled={isBusy}
        onClick={() => onCorrect({ kind: 'remove', id: commitment.id })}
      >
        {t('planReader.remove')}
      </button>
    </div>
  )
}

/** Corrects one commitment in place: its kind, interval, deadline, units, and what it is held against; nothing is sent before it is saved. */
export const CommitmentEditor = ({ commitment, next, units, choices, isBusy, onCorrect }: Props): ReactElement => {
  const [edited, setEdited] = useState(commitment)
  const { kind, target, lead, support, binding } = edited
  const save = (): void =>
    onCorrect({
      kind: 'change',
      id: commitment.id,
      commitmentKind: kind,
      target,
      lead,
      support: [...support],
      // Left as it is, it is not judged again.
      ...(binding === commitment.binding ? {} : { binding }),
    })
  return (
    <form
      className="reader-editor"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <KindChips edited={edited} onChange={setEdited} />
      {target === null ? null : (
        <FigureFields figure={target} onChange={(figure) => setEdited({ ...edited, target: figure })} />
      )}
      <UnitFields
        lead={lead}
        support={support}
        units={units}
        onChange={(newLead, newSupport) => setEdited({ ...edited, lead: newLead, support: [...newSupport] })}
      />
      <BindingFields
        binding={binding}
        choices={choices}
        onChange={(changed) => setEdited({ ...edited, binding: changed })}
      />
      <EditorButtons commitment={commitment} next={next} isBusy={isBusy} onCorrect={onCorrect} />
    </form>
  )
}
