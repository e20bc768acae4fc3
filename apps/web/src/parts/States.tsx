import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { ApiProblem, type ProblemPart } from '../api/problem.ts'
import { type Say, useMessages } from '../i18n/use-messages.ts'
import { useUrl } from '../router/url.ts'

/** Shown while something loads; read out politely. */
export const Loading = ({ label }: { readonly label?: string }): ReactElement => {
  const { t } = useMessages()
  return (
    <output className="state">
      <span>{label ?? t('shell.loading')}</span>
      <span className="bar" />
    </output>
  )
}

const own: ReadonlySet<string> = new Set([
  'web.unreachable',
  'web.page-unreachable',
  'web.unreadable-answer',
  'web.unexpected-answer',
])

/** The sentence of one problem: the server's own, or the shell's where no server spoke. */
export const problemSentence = (problem: ProblemPart, t: Say): string =>
  own.has(problem.code)
    ? t(`shell.problem.${problem.code}`)
    : (problem.detail ?? t('shell.problem.unnamed', { code: problem.code }))

/** Every problem of a failure as a list, for pages and dialogs alike. */
export const Problems = ({ error }: { readonly error: unknown }): ReactElement => {
  const { t } = useMessages()
  const problems = error instanceof ApiProblem ? error.problems : [{ code: 'web.unnamed', detail: String(error) }]
  return (
    <div className="fault" role="alert">
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.at?.path ?? ''} ${problem.detail ?? ''}`}>
            {problem.at?.path === undefined ? null : <strong>{problem.at.path} </strong>}
            {problemSentence(problem, t)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Shown where loading failed: what happened, and one button to try again. */
export const Failure = ({
  error,
  onRetry,
}: {
  readonly error: unknown
  readonly onRetry?: () => void
}): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="state">
      <h2>{t('shell.failure')}</h2>
      <Problems error={error} />
      {onRetry ? (
        <div className="buttons">
          <button type="button" className="button" onClick={onRetry}>
            {t('shell.retry')}
          </button>
        </div>
      ) : null}
    </div>
  )
}

/** Shown where nothing is: what belongs here, who puts it there, one button to begin. */
export const Empty = (props: {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}): ReactElement => (
  <div className="state">
    <h2>{props.title}</h2>
    <p>{props.text}</p>
    {props.children ? <div className="buttons">{props.children}</div> : null}
  </div>
)

const isMissing = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404

// What was not there yet on a day is there now: the way back is one button.
const SeeNow = (): ReactElement | null => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  if (search['asOf'] === undefined) return null
  return (
    <div className="state">
      <button type="button" className="button primary" onClick={() => change({ asOf: undefined })}>
        {t('shell.seeNow')}
      </button>
    </div>
  )
}

/** Shows loading and failure of a reading, and its data once there. */
export const Loaded = <T,>(props: {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}): ReactNode => {
  const { query } = props
  if (query.data !== undefined) return props.children(query.data)
  if (query.isError) {
    return (
      <>
        <Failure error={query.error} onRetry={() => void query.refetch()} />
        {isMissing(query.error) ? <SeeNow /> : null}
      </>
    )
  }
  return <Loading />
}
