import type { ReactElement } from 'react'
import type { ProblemPart } from '../../../api/problem.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { problemSentence } from '../../../parts/States.tsx'

/** Problems that belong to no field, gathered at the top of a form. */
export const Others = ({ problems }: { readonly problems: readonly ProblemPart[] }): ReactElement | null => {
  const { t } = useMessages()
  if (problems.length === 0) return null
  return (
    <ul className="fault" role="alert">
      {problems.map((problem) => (
        <li key={problem.code}>{problemSentence(problem, t)}</li>
      ))}
    </ul>
  )
}
