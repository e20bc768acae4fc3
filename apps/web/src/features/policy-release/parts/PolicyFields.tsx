import type { BroughtTerms, DraftProblem } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { DayField } from '../../../parts/DayField.tsx'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { chosen } from '../fields-props.ts'
import { At } from './At.tsx'

type NewPolicy = NonNullable<BroughtTerms['policy']>

const levels = ['municipal', 'district'] as const

/** A policy document that the city has not yet: its title, number, issuer and day; its source is that of the clause. */
export const PolicyFields = (props: {
  readonly policy: NewPolicy
  readonly problems: readonly DraftProblem[]
  readonly onChange: (policy: NewPolicy) => void
}): ReactElement => {
  const { t } = useMessages()
  const { policy, problems, onChange } = props
  return (
    <fieldset className="release-group">
      <legend>{t('release.newPolicy')}</legend>
      <At field="brings/policy/title" problems={problems}>
        {' '}
        <TextField
          label={t('release.policyTitle')}
          value={policy.title}
          maxLength={300}
          isRequired
          onChange={(title) => onChange({ ...policy, title })}
        />
      </At>
      <div className="release-row">
        <TextField
          label={t('release.policyNumber')}
          value={policy.number ?? ''}
          maxLength={100}
          onChange={(number) => onChange({ ...policy, number: number === '' ? null : number })}
        />
        <At field="brings/policy/issuer" problems={problems}>
          {' '}
          <TextField
            label={t('release.policyIssuer')}
            value={policy.issuer}
            maxLength={200}
            isRequired
            onChange={(issuer) => onChange({ ...policy, issuer })}
          />
        </At>
        <DayField
          label={t('release.policyDate')}
          value={policy.date ?? ''}
          onChange={(date) => onChange({ ...policy, date: date === '' ? null : date })}
        />
        <ChoiceField
          label={t('release.policyLevel')}
          value={policy.level}
          none={t('policy.choose')}
          options={levels.map((value) => ({ value, label: t(`release.level.${value}`) }))}
          onChange={(next) => onChange({ ...policy, level: chosen(levels, next, policy.level) })}
        />
      </div>
    </fieldset>
  )
}
