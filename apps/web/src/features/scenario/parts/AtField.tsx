import { type ReactElement, type ReactNode, use } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { problemSentence } from '../../../parts/States.tsx'
import { FieldProblems } from '../field-problems.ts'

/** A field of a scenario with what is wrong with it written under it. */
export const AtField = (props: { readonly path: string; readonly children: ReactNode }): ReactElement => {
  const { t } = useMessages()
  const { path, children } = props
  const own = use(FieldProblems).filter(({ at }) => at?.path === path || at?.path?.startsWith(`${path}/`) === true)
  return (
    <div className="scenario-at">
      {children}
      {own.map((problem) => (
        <p key={`${problem.code} ${problem.at?.path ?? ''}`} className="small wrong">
          {problemSentence(problem, t)}
        </p>
      ))}
    </div>
  )
}
