import { listOrders } from '@ceyuan/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import type { z } from 'zod'
import { useOperation } from '../../api/hooks.ts'
import { useMay } from '../../session/session.ts'

/** The follow-up orders whose clock runs, for those who may read orders; asked for once for the whole overview. */
export const useRunningOrders = (): UseQueryResult<z.output<typeof listOrders.output>> => {
  const mayRead = useMay('order.read')
  return useOperation(listOrders, { query: { clock: 'running' } }, { enabled: mayRead })
}
