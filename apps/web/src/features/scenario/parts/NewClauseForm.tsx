import type { NewClause, PolicyClause } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { chosen } from '../../policy-release/fields-props.ts'
import { AtField } from './AtField.tsx'
import { CapField } from './CapField.tsx'
import { type Named, Neighbours } from './Neighbours.tsx'
import { RuleNumbers } from './RuleNumbers.tsx'

type Props = {
  readonly clause: NewClause
  readonly place: number
  readonly clauses: readonly PolicyClause[]
  readonly added: readonly Named[]
  readonly groups: readonly Named[]
  readonly onChange: (clause: NewClause) => void
  readonly onRemove: () => void
}

const subjects = ['applicant', 'project', 'product'] as const
const frequencies = ['once', 'yearly', 'perProject'] as const

const Head = ({ clause, place, clauses, onChange }: Props): ReactElement => {
  const { t } = useMessages()
  const path = `/body/added/${place}`
  const policies = new Map(clauses.map(({ policy }) => [policy.id, policy.title]))
  return (
    <>
      <div className="scenario-fields">
        <AtField path={`${path}/clause`}>
          <TextField
            label={t('scenario.number')}
            value={clause.clause}
            maxLength={60}
            isRequired
            onChange={(id) => onChange({ ...clause, clause: id })}
          />
        </AtField>
        <AtField path={`${path}/title`}>
          <TextField
            label={t('scenario.name')}
            value={clause.title.zh}
            maxLength={300}
            isRequired
            onChange={(text) => onChange({ ...clause, title: { zh: text, en: text } })}
          />
        </AtField>
      </div>
      <div className="scenario-fields">
        <AtField path={`${path}/policy`}>
          <ChoiceField
            label={t('scenario.policy')}
            value={clause.policy}
            none={t('policy.choose')}
            options={[...policies].map(([value, label]) => ({ value, label }))}
            onChange={(policy) => onChange({ ...clause, policy })}
          />
        </AtField>
        <ChoiceField
          label={t('scenario.subject')}
          value={clause.subject}
          none={t('policy.choose')}
          options={subjects.map((value) => ({ value, label: t(`policy.subject.${value}`) }))}
          onChange={(subject) => onChange({ ...clause, subject: chosen(subjects, subject, clause.subject) })}
        />
      </div>
    </>
  )
}

/** A clause that there is not yet: what it is called, whom it is for, on what condition it pays how much, and how it stands to others. */
export const NewClauseForm = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { clause, place, onChange, onRemove } = props
  const path = `/body/added/${place}`
  return (
    <section className="card" aria-label={clause.title.zh}>
      <header>
        <h3>{t('scenario.newClause', { name: clause.title.zh })}</h3>
        <button type="button" className="button text push" onClick={onRemove}>
          {t('scenario.remove')}
        </button>
      </header>
      <div className="body stack">
        <Head {...props} />
        {(['condition', 'amount'] as const).map((field) => (
          <AtField key={field} path={`${path}/${field}`}>
            <RuleNumbers
              label={t(`scenario.${field}`)}
              rule={clause[field] ?? ''}
              onChange={(rule) => onChange({ ...clause, [field]: rule })}
            />
          </AtField>
        ))}
        <div className="scenario-fields">
          <label className="field">
            <span>{t('scenario.from')}</span>
            <input
              type="date"
              required
              value={clause.from}
              onChange={({ target }) => target.value !== '' && onChange({ ...clause, from: target.value })}
            />
          </label>
          <AtField path={`${path}/capFen`}>
            <CapField capFen={clause.capFen} onChange={(capFen) => onChange({ ...clause, capFen })} />
          </AtField>
          <ChoiceField
            label={t('scenario.frequency')}
            value={clause.frequency}
            none={t('policy.choose')}
            options={frequencies.map((value) => ({ value, label: t(`scenario.frequency.${value}`) }))}
            onChange={(next) => onChange({ ...clause, frequency: chosen(frequencies, next, 'once') })}
          />
        </div>
        <Neighbours
          {...props}
          path={path}
          own={clause.clause}
          terms={clause}
          onChange={({ requires, groups, incompatible, shares }) =>
            onChange({ ...clause, requires, groups, incompatible, shares })
          }
        />
      </div>
    </section>
  )
}
