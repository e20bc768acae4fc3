import { getPopulation, listPopulations, type PopulationRun } from '@ceyuan/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { useOperation } from '../../api/hooks.ts'

const isAtWork = ({ status }: PopulationRun): boolean => status === 'waiting' || status === 'running'

const oftenMilliseconds = 500

/** One of the own evaluations, asked for again while it is at work. */
export const useRun = (id: string): UseQueryResult<PopulationRun> => {
  const params = { id }
  const known = useOperation(getPopulation, { params }).data
  return useOperation(getPopulation, { params }, { every: known && isAtWork(known) ? oftenMilliseconds : false })
}

/** The own evaluations, asked for again while one is at work. */
export const useRuns = () => {
  const known = useOperation(listPopulations).data
  return useOperation(listPopulations, {}, { every: known?.items.some(isAtWork) ? oftenMilliseconds * 2 : false })
}
