import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { DayField } from '../../../parts/DayField.tsx'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { chosen, type FieldsProps } from '../fields-props.ts'
import { At } from './At.tsx'
import { UnseenFields } from './UnseenFields.tsx'

const certainties = ['verbatim', 'report', 'secondHand'] as const

/** The words that the clause rests on, where they were read, how sure they are, and what of them nobody has seen. */
export const SourceFields = ({ content, problems, onChange }: FieldsProps): ReactElement => {
  const { t } = useMessages()
  const { quote, source, certainty, unseen } = content
  return (
    <>
      <At field="quote" problems={problems}>
        <TextField
          label={t('policy.quote')}
          value={quote}
          rows={4}
          maxLength={8000}
          isRequired
          help={t('release.quoteHelp')}
          onChange={(next) => onChange({ quote: next })}
        />
      </At>
      <At field="source" problems={problems}>
        <TextField
          label={t('release.source')}
          value={source.title}
          maxLength={300}
          isRequired
          onChange={(title) => onChange({ source: { ...source, title } })}
        />
      </At>
      <div className="release-row">
        <TextField
          label={t('release.link')}
          value={source.link ?? ''}
          maxLength={500}
          onChange={(link) => onChange({ source: { ...source, link: link === '' ? null : link } })}
        />
        <DayField
          label={t('release.sourceDate')}
          value={source.date ?? ''}
          onChange={(date) => onChange({ source: { ...source, date: date === '' ? null : date } })}
        />
        <ChoiceField
          label={t('release.certainty')}
          value={certainty}
          none={t('policy.choose')}
          options={certainties.map((value) => ({ value, label: t(`policy.certainty.${value}`) }))}
          onChange={(next) => onChange({ certainty: chosen(certainties, next, certainty) })}
        />
      </div>
      <At field="unseen" problems={problems}>
        <UnseenFields unseen={unseen} onChange={(next) => onChange({ unseen: next })} />
      </At>
    </>
  )
}
