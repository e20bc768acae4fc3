import type { ReactElement, ReactNode } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { chosen, type FieldsProps } from '../fields-props.ts'
import { At } from './At.tsx'
import { BroughtFields } from './BroughtFields.tsx'
import { MoneyFields } from './MoneyFields.tsx'
import { Neighbours } from './Neighbours.tsx'
import { RuleFields } from './RuleFields.tsx'
import { SourceFields } from './SourceFields.tsx'
import { WhenFields } from './WhenFields.tsx'

const kinds = ['grant', 'requirement', 'notice'] as const
const subjects = ['applicant', 'project', 'product'] as const

const Part = (props: {
  readonly title: string
  readonly note?: string
  readonly isReadOnly: boolean
  readonly children: ReactNode
}): ReactElement => (
  <section className="card">
    <header>
      <h2>{props.title}</h2>
      {props.note === undefined ? null : <span className="small quiet">{props.note}</span>}
    </header>
    <fieldset className="body release-fields" disabled={props.isReadOnly}>
      {props.children}
    </fieldset>
  </section>
)

const Titles = ({ content, problems, onChange }: FieldsProps): ReactElement => {
  const { t } = useMessages()
  const { title } = content
  return (
    <div className="release-row">
      {(['zh', 'en'] as const).map((language) => (
        <At key={language} field={`title/${language}`} problems={problems}>
          <TextField
            label={t(`release.title.${language}`)}
            value={title[language]}
            maxLength={300}
            isRequired
            onChange={(text) => onChange({ title: { ...title, [language]: text } })}
          />
        </At>
      ))}
    </div>
  )
}

const Kinds = ({ content, onChange }: FieldsProps): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="release-row">
      <ChoiceField
        label={t('release.field.kind')}
        value={content.kind}
        none={t('policy.choose')}
        options={kinds.map((value) => ({ value, label: t(`policy.kind.${value}`) }))}
        onChange={(next) => onChange({ kind: chosen(kinds, next, content.kind) })}
      />
      <ChoiceField
        label={t('release.field.subject')}
        value={content.subject}
        none={t('policy.choose')}
        options={subjects.map((value) => ({ value, label: t(`policy.subject.${value}`) }))}
        onChange={(next) => onChange({ subject: chosen(subjects, next, content.subject) })}
      />
    </div>
  )
}

/** The whole text of a clause to write, in the order of a clause: what it is, what it gives, beside which others, by which words. */
export const ContentFields = (props: FieldsProps): ReactElement => {
  const { t } = useMessages()
  const { content, isReadOnly } = props
  const isRule = content.entry !== 'repeals'
  return (
    <>
      <Part
        title={t('release.text')}
        note={t(isReadOnly ? 'release.readOnly' : 'release.textNote')}
        isReadOnly={isReadOnly}
      >
        <Titles {...props} />
        {isRule ? <Kinds {...props} /> : null}
        <WhenFields {...props} />
        {isRule && content.kind !== 'notice' ? <RuleFields {...props} /> : null}
      </Part>
      {isRule && content.kind === 'grant' ? (
        <Part title={t('release.money')} isReadOnly={isReadOnly}>
          <MoneyFields {...props} />
        </Part>
      ) : null}
      {isRule ? (
        <Part title={t('release.neighbours')} isReadOnly={isReadOnly}>
          <Neighbours {...props} />
        </Part>
      ) : null}
      {isRule ? (
        <Part title={t('release.brought')} note={t('release.broughtNote')} isReadOnly={isReadOnly}>
          <BroughtFields {...props} />
        </Part>
      ) : null}
      <Part title={t('release.basis')} isReadOnly={isReadOnly}>
        <SourceFields {...props} />
      </Part>
    </>
  )
}
