import {
  addProduct,
  listFactsToVerify,
  listSuppliedFacts,
  supplyFacts,
  verifySuppliedFact,
  withdrawSuppliedFact,
} from '@ceyuan/contract'
import { bind, type Binding } from '../http/call.ts'
import type { SupplyService } from './supply-service.ts'

/** What enterprises say of themselves. */
export const supplyRoutes = (supply: SupplyService): readonly Binding[] => [
  bind(listSuppliedFacts, ({ query, ...call }) => supply.list(call, query)),
  bind(listFactsToVerify, ({ query, ...call }) => supply.unjudged(call, query.cursor)),
  bind(supplyFacts, ({ body, ...call }) => supply.supply(call, body.facts)),
  bind(withdrawSuppliedFact, ({ params, ...call }) => supply.withdraw(call, params.id)),
  bind(verifySuppliedFact, ({ params, body, ...call }) => supply.verify(call, params.id, body)),
  bind(addProduct, ({ body, ...call }) => supply.addProduct(call, body)),
]
