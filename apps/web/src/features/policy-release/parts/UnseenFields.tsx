import type { ClauseContent } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { chosen } from '../fields-props.ts'

type Unseen = ClauseContent['unseen'][number]

const parts = ['condition', 'amount', 'from', 'until', 'other'] as const

const UnseenRow = (props: {
  readonly one: Unseen
  readonly onChange: (one: Unseen) => void
  readonly onDrop: () => void
}): ReactElement => {
  const { t } = useMessages()
  const { one, onChange, onDrop } = props
  return (
    <div className="release-share">
      <ChoiceField
        label={t('release.unseenPart')}
        value={one.part}
        none={t('policy.choose')}
        options={parts.map((value) => ({ value, label: t(`release.part.${value}`) }))}
        onChange={(next) => onChange({ ...one, part: chosen(parts, next, one.part) })}
      />
      {(['zh', 'en'] as const).map((language) => (
        <TextField
          key={language}
          label={t(`release.unseenWhat.${language}`)}
          value={one.what[language]}
          maxLength={600}
          onChange={(text) => onChange({ ...one, what: { ...one.what, [language]: text } })}
        />
      ))}
      <button type="button" className="button text" onClick={onDrop}>
        {t('release.drop')}
      </button>
    </div>
  )
}

/** The parts of the text that nobody has seen, each named and never filled in. */
export const UnseenFields = (props: {
  readonly unseen: ClauseContent['unseen']
  readonly onChange: (unseen: ClauseContent['unseen']) => void
}): ReactElement => {
  const { t } = useMessages()
  const { unseen, onChange } = props
  return (
    <fieldset className="release-group">
      <legend>{t('release.unseen')}</legend>
      {unseen.length === 0 ? <p className="small quiet">{t('release.noUnseen')}</p> : null}
      {unseen.map((one, index) => (
        <UnseenRow
          key={index}
          one={one}
          onChange={(next) => onChange(unseen.with(index, next))}
          onDrop={() => onChange(unseen.toSpliced(index, 1))}
        />
      ))}
      <button
        type="button"
        className="button compact"
        onClick={() => onChange([...unseen, { part: 'other', what: { zh: '', en: '' } }])}
      >
        {t('release.addUnseen')}
      </button>
    </fieldset>
  )
}
