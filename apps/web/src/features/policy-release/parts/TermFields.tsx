import type { BroughtTerms } from '@ceyuan/contract'
import type { ReactElement, ReactNode } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { TextField } from '../../coordination/parts/Field.tsx'

type Term = Pick<BroughtTerms['groups'][number], 'id' | 'title' | 'quote'>

/** What a duplicate group and a ceiling have in common: an id, a name in both languages, the words that they rest on. */
export const TermFields = (props: {
  readonly legend: string
  readonly term: Term
  readonly children: ReactNode
  readonly onChange: (term: Pick<Term, 'id' | 'title' | 'quote'>) => void
  readonly onDrop: () => void
}): ReactElement => {
  const { t } = useMessages()
  const { legend, term, children, onChange, onDrop } = props
  const { id, title, quote } = term
  return (
    <fieldset className="release-group">
      <legend>{legend}</legend>
      <div className="release-row">
        <TextField
          label={t('release.termId')}
          value={id}
          maxLength={60}
          isRequired
          onChange={(next) => onChange({ id: next, title, quote })}
        />
        {(['zh', 'en'] as const).map((language) => (
          <TextField
            key={language}
            label={t(`release.termTitle.${language}`)}
            value={title[language]}
            maxLength={300}
            isRequired
            onChange={(text) => onChange({ id, title: { ...title, [language]: text }, quote })}
          />
        ))}
      </div>
      <div className="release-row">{children}</div>
      <TextField
        label={t('release.termQuote')}
        value={quote}
        rows={2}
        maxLength={8000}
        isRequired
        onChange={(text) => onChange({ id, title, quote: text })}
      />
      <button type="button" className="button text" onClick={onDrop}>
        {t('release.drop')}
      </button>
    </fieldset>
  )
}
