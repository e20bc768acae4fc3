import type { BroughtTerms, DraftProblem } from '@ceyuan/contract'
import type { ReactElement, ReactNode } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { TextField } from '../../coordination/parts/Field.tsx'
import { At } from './At.tsx'

type Term = Pick<BroughtTerms['groups'][number], 'id' | 'title' | 'quote'>

const shown = ['title/zh', 'title/en', 'quote'] as const

// Of the term, and at none of the fields that show their own.
const isElsewhere = (field: string | null, at: string): boolean =>
  field !== null && (field === at || field.startsWith(`${at}/`)) && !shown.some((own) => field === `${at}/${own}`)

/** What a duplicate group and a ceiling have in common: an id, a name in both languages, the words that they rest on. */
export const TermFields = (props: {
  readonly legend: string
  /** The field that the term is in the text. */
  readonly at: string
  readonly problems: readonly DraftProblem[]
  readonly term: Term
  readonly children: ReactNode
  readonly onChange: (term: Pick<Term, 'id' | 'title' | 'quote'>) => void
  readonly onDrop: () => void
}): ReactElement => {
  const { t } = useMessages()
  const { legend, at, problems, term, children, onChange, onDrop } = props
  const { id, title, quote } = term
  const others = problems.filter(({ field }) => isElsewhere(field, at))
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
          <At key={language} field={`${at}/title/${language}`} problems={problems}>
            <TextField
              label={t(`release.termTitle.${language}`)}
              value={title[language]}
              maxLength={300}
              isRequired
              onChange={(text) => onChange({ id, title: { ...title, [language]: text }, quote })}
            />
          </At>
        ))}
      </div>
      <div className="release-row">{children}</div>
      {others.map(({ code, detail }) => (
        <p key={`${code} ${detail}`} className="small wrong">
          {detail}
        </p>
      ))}
      <At field={`${at}/quote`} problems={problems}>
        <TextField
          label={t('release.termQuote')}
          value={quote}
          rows={2}
          maxLength={8000}
          isRequired
          onChange={(text) => onChange({ id, title, quote: text })}
        />
      </At>
      <button type="button" className="button text" onClick={onDrop}>
        {t('release.drop')}
      </button>
    </fieldset>
  )
}
