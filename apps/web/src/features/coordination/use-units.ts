import { listLedger } from '@ceyuan/contract'
import { useOperation } from '../../api/hooks.ts'

/** The units that the plan names, for choices. */
export const useUnits = (): readonly { readonly id: string; readonly name: string }[] =>
  useOperation(listLedger, { query: {} }, { staleTime: 300_000 }).data?.units ?? []
