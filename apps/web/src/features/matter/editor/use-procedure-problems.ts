import { sentence } from '@ceyuan/contract'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMessages } from '../../../i18n/use-messages.ts'

/** What is wrong with a procedure: where, and a sentence. */
export type ProcedureProblem = { readonly element: string | undefined; readonly text: string }

/** Checks a procedure in the browser, as the server will: what it may hold, and that every case can end. */
export const useProcedureProblems = (bpmn: string): UseQueryResult<readonly ProcedureProblem[]> => {
  const { language } = useMessages()
  return useQuery({
    queryKey: ['procedure problems', language, bpmn],
    queryFn: async () => {
      const { loadProcedures } = await import('@ceyuan/procedure')
      const loaded = await loadProcedures(bpmn)
      if (loaded.kind === 'success') return []
      return loaded.problems.map((problem) => ({ element: problem.at?.path, text: sentence(problem, language) }))
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
}
