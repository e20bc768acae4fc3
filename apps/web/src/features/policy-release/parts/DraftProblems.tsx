import type { DraftProblem } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

const ownFields: ReadonlySet<string> = new Set(['condition', 'amount'])

/** What is wrong with the text now, each at its field, line and column; that it is right where nothing is. */
export const DraftProblems = (props: {
  readonly problems: readonly DraftProblem[]
  readonly isChecking: boolean
  readonly error: unknown
}): ReactElement => {
  const { t } = useMessages()
  const { problems, isChecking, error } = props
  return (
    <section className="card" aria-live="polite" aria-busy={isChecking}>
      <header>
        <h2>{t('release.check')}</h2>
        <span className="small quiet">
          {problems.length === 0 ? t('release.right') : t('release.problems', { count: problems.length })}
        </span>
      </header>
      {error === null ? null : <Problems error={error} />}
      {problems.length === 0 ? null : (
        <ul className="rows">
          {problems.map((problem) => (
            <li
              key={`${problem.code} ${problem.field ?? ''} ${problem.line ?? ''} ${problem.column ?? ''} ${problem.detail}`}
            >
              {problem.field === null ? null : (
                <span className="tag">
                  {ownFields.has(problem.field) ? t(`release.${problem.field}`) : problem.field}
                  {problem.line === null ? '' : ` ${problem.line}:${problem.column ?? 1}`}
                </span>
              )}{' '}
              {problem.detail}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
