import type { GatewayNode } from '../definition/node.ts'
import { leave } from './complete.ts'
import { type Draft, mark } from './draft.ts'
import { isHeld } from './inclusive-join.ts'
import type { Token } from './state.ts'

// Takes one token from each of these flows, the oldest first.
const take = (draft: Draft, flows: ReadonlySet<string>, scope: number): void => {
  const wanted = new Set(flows)
  draft.tokens = draft.tokens.filter((token) => token.scope !== scope || !wanted.delete(token.flow))
}

const pass = (draft: Draft, node: GatewayNode, flows: ReadonlySet<string>, scope: number): void => {
  take(draft, flows, scope)
  mark(draft, node.id, 'entered')
  mark(draft, node.id, 'completed')
  leave(draft, node, scope)
}

const fullFlows = ({ tokens }: Draft, { incoming }: GatewayNode, scope: number): ReadonlySet<string> =>
  new Set(tokens.filter((token) => token.scope === scope && incoming.some(({ id }) => id === token.flow)).map(flowOf))

const flowOf = ({ flow }: Token): string => flow

/** Lets a token arrive at a parallel or inclusive join; a parallel one passes as soon as every incoming flow has a token. */
export const arriveAtJoin = (draft: Draft, node: GatewayNode, flow: string, scope: number): void => {
  draft.tokens.push({ flow, scope })
  if (node.form !== 'parallel') return
  const full = fullFlows(draft, node, scope)
  if (full.size === node.incoming.length) pass(draft, node, full, scope)
}

const places = ({ tokens, instances }: Draft, scope: number): readonly string[] => [
  ...tokens.filter((token) => token.scope === scope).map(flowOf),
  ...instances.filter((instance) => instance.scope === scope).map(({ element }) => element),
]

/** Lets one inclusive join pass that waits for nothing more; tells whether there was one. To be asked when no token is on its way. */
export const passInclusiveJoin = (draft: Draft): boolean => {
  for (const { flow, scope } of draft.tokens) {
    const node = draft.procedure.nodes.get(draft.procedure.flows.get(flow)?.to ?? '')
    if (node?.kind !== 'gateway' || node.form !== 'inclusive') continue
    const full = fullFlows(draft, node, scope)
    if (isHeld(node, full, places(draft, scope))) continue
    pass(draft, node, full, scope)
    return true
  }
  return false
}
