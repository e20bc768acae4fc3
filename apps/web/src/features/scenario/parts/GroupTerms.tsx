import type { GroupChange, ScenarioContent } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { inLanguage } from '../../policy/words.ts'
import { freshId } from '../scenario.ts'
import { AtField } from './AtField.tsx'
import type { Named } from './Neighbours.tsx'

type Known = Named & { readonly per: 'subject' | 'applicant' }

const ways = ['subject', 'applicant'] as const

const Per = (props: {
  readonly label: string
  readonly per: Known['per']
  readonly onChange: (per: Known['per']) => void
}): ReactElement => {
  const { t } = useMessages()
  return (
    <ChoiceField
      label={props.label}
      value={props.per}
      none={t('policy.choose')}
      options={ways.map((value) => ({ value, label: t(`scenario.per.${value}`) }))}
      onChange={(next) => props.onChange(next === 'applicant' ? 'applicant' : 'subject')}
    />
  )
}

const OwnGroup = (props: {
  readonly group: GroupChange
  readonly path: string
  readonly onChange: (group: GroupChange) => void
  readonly onRemove: () => void
}): ReactElement => {
  const { t } = useMessages()
  const { group, path, onChange, onRemove } = props
  return (
    <AtField path={path}>
      <div className="scenario-fields">
        <TextField
          label={t('scenario.groupName')}
          value={group.title?.zh ?? ''}
          maxLength={300}
          isRequired
          onChange={(text) => onChange({ ...group, title: { zh: text, en: text } })}
        />
        <Per label={group.group} per={group.per} onChange={(per) => onChange({ ...group, per })} />
        <button type="button" className="button text" onClick={onRemove}>
          {t('scenario.remove')}
        </button>
      </div>
    </AtField>
  )
}

/** The duplicate groups, each counting by subject or by applicant as the scenario has it, and new ones. */
export const GroupTerms = (props: {
  readonly content: ScenarioContent
  readonly known: readonly Known[]
  readonly onChange: (content: ScenarioContent) => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { content, known, onChange } = props
  const { groups } = content
  const own = groups.filter(({ group }) => !known.some(({ id }) => id === group))
  const set = (group: string, per: Known['per'], before: Known['per']): void => {
    const others = groups.filter((one) => one.group !== group)
    onChange({ ...content, groups: per === before ? others : [...others, { group, per }] })
  }
  return (
    <section className="card">
      <header>
        <h3>{t('scenario.groups')}</h3>
      </header>
      <div className="body stack">
        {known.map(({ id, title, per }) => (
          <Per
            key={id}
            label={inLanguage(title, language)}
            per={groups.find(({ group }) => group === id)?.per ?? per}
            onChange={(next) => set(id, next, per)}
          />
        ))}
        {own.map((one) => (
          <OwnGroup
            key={one.group}
            group={one}
            path={`/body/groups/${groups.indexOf(one)}`}
            onChange={(next) => onChange({ ...content, groups: groups.with(groups.indexOf(one), next) })}
            onRemove={() => onChange({ ...content, groups: groups.toSpliced(groups.indexOf(one), 1) })}
          />
        ))}
        <button
          type="button"
          className="button compact no-print"
          onClick={() => {
            const id = freshId('group', [...known.map((one) => one.id), ...groups.map(({ group }) => group)])
            onChange({ ...content, groups: [...groups, { group: id, title: { zh: id, en: id }, per: 'applicant' }] })
          }}
        >
          {t('scenario.newGroup')}
        </button>
      </div>
    </section>
  )
}
