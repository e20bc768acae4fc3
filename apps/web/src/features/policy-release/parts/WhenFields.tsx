import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { DayField } from '../../../parts/DayField.tsx'
import { ChoiceField } from '../../coordination/parts/Field.tsx'
import { chosen, type FieldsProps } from '../fields-props.ts'
import { At } from './At.tsx'

const ends = ['open', 'unknown', 'day'] as const

type End = (typeof ends)[number]

const endOf = (until: string | null): End => {
  if (until === null) return 'open'
  return until === 'unknown' ? 'unknown' : 'day'
}

const Until = ({ content, problems, onChange }: FieldsProps): ReactElement => {
  const { t } = useMessages()
  const { until, from } = content
  const untilOf: Readonly<Record<End, string | null>> = { open: null, unknown: 'unknown', day: from }
  const end = endOf(until)
  return (
    <At field="until" problems={problems}>
      <ChoiceField
        label={t('release.until')}
        value={end}
        none={t('policy.choose')}
        options={ends.map((value) => ({ value, label: t(`release.end.${value}`) }))}
        onChange={(next) => onChange({ until: untilOf[chosen(ends, next, end)] })}
      />
      {end === 'day' ? (
        <DayField
          label={t('release.untilDay')}
          value={until ?? ''}
          onChange={(day) => (day === '' ? undefined : onChange({ until: day }))}
        />
      ) : null}
    </At>
  )
}

/** From which day to which the version counts. */
export const WhenFields = (props: FieldsProps): ReactElement => {
  const { t } = useMessages()
  const { content, problems, onChange } = props
  return (
    <div className="release-row">
      <At field="from" problems={problems}>
        <DayField
          label={t('release.from')}
          value={content.from}
          onChange={(from) => (from === '' ? undefined : onChange({ from }))}
        />
      </At>
      {content.entry === 'repeals' ? null : <Until {...props} />}
    </div>
  )
}
