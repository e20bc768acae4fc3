import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { toGiven } from '../given-value.ts'
import type { Answered, Calculation } from '../use-calculator.ts'
import { inLanguage, moneyText } from '../words.ts'
import { FactInput } from './FactInput.tsx'

type Next = NonNullable<Calculation['next']>
type Props = {
  readonly next: Next
  readonly isBusy: boolean
  readonly mayGoBack: boolean
  readonly onAnswer: (answer: Answered) => void
  readonly onBack: () => void
}

const YesNo = ({ next: { fact }, isBusy, onAnswer }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      {(['true', 'false'] as const).map((typed) => (
        <button
          key={typed}
          type="button"
          className="button answer"
          disabled={isBusy}
          onClick={() => onAnswer({ fact, value: typed === 'true', typed })}
        >
          {t(typed === 'true' ? 'policy.yes' : 'policy.no')}
        </button>
      ))}
    </>
  )
}

const Typed = ({ next: { fact }, isBusy, onAnswer, id }: Props & { readonly id: string }): ReactElement => {
  const { t, language } = useMessages()
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  return (
    <form
      className="question-typed"
      onSubmit={(event) => {
        event.preventDefault()
        const value = toGiven(fact, typed)
        setIsWrong(value === undefined)
        if (value !== undefined) onAnswer({ fact, value, typed })
      }}
    >
      <label className="vh" htmlFor={id}>
        {inLanguage(fact.label, language)}
      </label>
      <FactInput id={id} fact={fact} value={typed} onChange={setTyped} />
      <button type="submit" className="button primary" disabled={isBusy || typed === ''}>
        {t('policy.calculator.next')}
      </button>
      {isWrong ? (
        <span className="small wrong" role="alert">
          {t(`policy.wrong.${fact.kind}`)}
        </span>
      ) : null}
    </form>
  )
}

/** The question that decides most: how much hangs on it, the control to answer, and the ways around it. */
export const Question = (props: Props): ReactElement => {
  const { t, language } = useMessages()
  const { next, isBusy, mayGoBack, onAnswer, onBack } = props
  const { fact, clauses, atMostFen } = next
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card question" aria-labelledby={`${id}-question`}>
      <div className="body">
        <p className="small quiet">
          {t(`policy.subject.${fact.subject}`)} · {t('policy.calculator.decides', { clauses })}
          {atMostFen === '0' ? '' : ` · ${t('policy.calculator.decidesFen', { fen: moneyText(atMostFen, t) })}`}
        </p>
        <h2 id={`${id}-question`} ref={heading} tabIndex={-1}>
          {inLanguage(fact.question ?? fact.label, language)}
        </h2>
        {fact.help === null ? null : <p className="quiet">{inLanguage(fact.help, language)}</p>}
        <div className="question-answer">
          {fact.kind === 'boolean' ? <YesNo {...props} /> : <Typed {...props} id={`${id}-input`} />}
        </div>
        <div className="buttons">
          <button
            type="button"
            className="button text"
            disabled={isBusy}
            onClick={() => onAnswer({ fact, value: null, typed: '' })}
          >
            {t('policy.calculator.skip')}
          </button>
          {mayGoBack ? (
            <button type="button" className="button text" disabled={isBusy} onClick={onBack}>
              {t('policy.calculator.back')}
            </button>
          ) : null}
        </div>
      </div>
    </section>
  )
}
