import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { Answered } from '../use-calculator.ts'
import { inLanguage } from '../words.ts'
import { typedUnit } from './FactInput.tsx'

const AnswerText = ({ answered }: { readonly answered: Answered }): ReactElement => {
  const { t, language } = useMessages()
  const { fact, value, typed } = answered
  if (value === null) return <span className="quiet">{t('policy.calculator.skipped')}</span>
  if (typeof value === 'boolean') return <b>{t(value ? 'policy.yes' : 'policy.no')}</b>
  const choice = fact.values.find(({ zh }) => zh === typed)
  return (
    <b>
      {choice === undefined ? typed : inLanguage(choice, language)} {typedUnit(fact) ?? ''}
    </b>
  )
}

/** What was answered so far; each answer can be taken back and asked anew. */
export const Answers = (props: {
  readonly answered: readonly Answered[]
  readonly onDrop: (fact: string) => void
  readonly onRestart: () => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { answered, onDrop, onRestart } = props
  return (
    <section className="card answers">
      <header>
        <h2>{t('policy.calculator.answers')}</h2>
        <span className="small quiet">{answered.length}</span>
        <button type="button" className="button text compact push no-print" onClick={onRestart}>
          {t('policy.calculator.restart')}
        </button>
      </header>
      {answered.length === 0 ? (
        <p className="body quiet">{t('policy.calculator.noAnswers')}</p>
      ) : (
        <ol className="rows">
          {answered.toReversed().map((each) => (
            <li key={each.fact.name} className="row-line">
              <span>{inLanguage(each.fact.label, language)}</span>
              <span className="push nowrap">
                <AnswerText answered={each} />
              </span>
              <button
                type="button"
                className="button text no-print"
                aria-label={t('policy.calculator.changeNamed', { fact: inLanguage(each.fact.label, language) })}
                onClick={() => onDrop(each.fact.name)}
              >
                {t('policy.calculator.change')}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
