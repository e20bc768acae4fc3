import type { DraftProblem } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

const placeOf = ({ field, line, column }: DraftProblem, t: Say): string | null => {
  if (field === null) return null
  const [name = ''] = field.split('/')
  return `${t(`release.field.${name}`)}${line === null ? '' : ` ${line}:${column ?? 1}`}`
}

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
              {problem.field === null ? null : <span className="tag">{placeOf(problem, t)}</span>} {problem.detail}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
