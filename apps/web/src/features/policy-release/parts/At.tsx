import type { DraftProblem } from '@ceyuan/contract'
import type { ReactElement, ReactNode } from 'react'

const isOf = ({ field: found }: DraftProblem, field: string): boolean =>
  found === field || found?.startsWith(`${field}/`) === true

/** A field with what is wrong with it written under it. */
export const At = (props: {
  readonly field: string
  readonly problems: readonly DraftProblem[]
  readonly children: ReactNode
}): ReactElement => {
  const own = props.problems.filter((problem) => isOf(problem, props.field))
  return (
    <div className="release-at">
      {props.children}
      {own.map(({ code, field, detail }) => (
        <p key={`${code} ${field ?? ''} ${detail}`} className="small wrong">
          {detail}
        </p>
      ))}
    </div>
  )
}
