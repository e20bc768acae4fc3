import type { ReactElement } from 'react'
import { useMessages } from '../../i18n/use-messages.ts'
import { Loaded, Problems } from '../../parts/States.tsx'
import { Answers } from './parts/Answers.tsx'
import { CalculatorResult } from './parts/CalculatorResult.tsx'
import { CalculatorStart } from './parts/CalculatorStart.tsx'
import { Question } from './parts/Question.tsx'
import { Settled } from './parts/Settled.tsx'
import { type Calculation, type Calculator, useCalculator } from './use-calculator.ts'
import './policy.css'
import './ladder.css'
import './calculator.css'

const Running = (props: { readonly calculation: Calculation; readonly calculator: Calculator }): ReactElement => {
  const { calculation, calculator } = props
  const { next } = calculation
  return (
    <div className="calculator-columns">
      <div className="stack">
        <Settled calculation={calculation} answered={calculator.answered.length} />
        {next === null ? null : (
          <Question
            key={next.fact.name}
            next={next}
            isBusy={calculator.query.isFetching}
            mayGoBack={calculator.answered.length > 0}
            onAnswer={calculator.answer}
            onBack={calculator.back}
          />
        )}
        {calculator.query.isError ? <Problems error={calculator.query.error} /> : null}
        <CalculatorResult calculation={calculation} />
      </div>
      <Answers answered={calculator.answered} onDrop={calculator.drop} onRestart={calculator.restart} />
    </div>
  )
}

/** What an enterprise may have, for anyone without an account: one question at a time, the most deciding first; nothing is stored. */
export const CalculatorPage = (): ReactElement => {
  const { t } = useMessages()
  const calculator = useCalculator()
  const { query, hasBegun } = calculator
  return (
    <main className="page calculator" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <div className="page-title">
        <h1>{t('policy.calculator.title')}</h1>
        <span className="small quiet">{t('policy.calculator.nothingStored')}</span>
      </div>
      {hasBegun ? (
        <Loaded query={query}>{(calculation) => <Running calculation={calculation} calculator={calculator} />}</Loaded>
      ) : (
        <CalculatorStart subjects={calculator.subjects} onBegin={calculator.begin} />
      )}
    </main>
  )
}
