import { Result } from '@ceyuan/values'
import type { Flow } from '../definition/flow.ts'
import type { Node } from '../definition/node.ts'
import { idOf, partOf, partsOf, type Raw, typeOf } from './raw.ts'
import { readFlow } from './read-flow.ts'
import { readNode } from './read-node.ts'
import type { Reading } from './reading.ts'

/** The nodes and flows of a process or sub-process, with those of the sub-processes in it. */
export type ScopeGraph = {
  readonly nodes: readonly Node[]
  readonly flows: readonly Flow[]
  readonly scopes: readonly string[]
}

const hostsOf = (raws: readonly Raw[]): ReadonlyMap<string, string> =>
  new Map(
    raws.flatMap((raw) => {
      const host = typeOf(raw) === 'BoundaryEvent' ? partOf(raw, 'attachedToRef') : null
      return host ? [[idOf(raw), idOf(host)] as const] : []
    }),
  )

const joined = (own: ScopeGraph, inner: readonly ScopeGraph[]): ScopeGraph => ({
  nodes: [...own.nodes, ...inner.flatMap(({ nodes }) => nodes)],
  flows: [...own.flows, ...inner.flatMap(({ flows }) => flows)],
  scopes: [...own.scopes, ...inner.flatMap(({ scopes }) => scopes)],
})

/** Reads a process or sub-process with everything in it; every problem in it comes back. */
export const readScope = (scope: Raw, isInner: boolean, reading: Reading): Result<ScopeGraph> => {
  const elements = partsOf(scope, 'flowElements')
  const raws = elements.filter((raw) => typeOf(raw) !== 'SequenceFlow')
  const byId = new Map(raws.map((raw) => [idOf(raw), raw]))
  const flows = Result.all(
    elements.filter((raw) => typeOf(raw) === 'SequenceFlow').map((raw) => readFlow(raw, byId, reading)),
  )
  const known = flows.kind === 'success' ? flows.value : []
  const around = { scope: idOf(scope), isInner, flows: known, hosts: hostsOf(raws) }
  const nodes = Result.all(raws.map((raw) => readNode(raw, around, reading)))
  const inner = Result.all(
    raws.filter((raw) => typeOf(raw) === 'SubProcess').map((raw) => readScope(raw, true, reading)),
  )
  const parts = Result.all<unknown>([flows, nodes, inner])
  if (flows.kind === 'failure' || nodes.kind === 'failure' || inner.kind === 'failure') {
    return parts.kind === 'failure' ? parts : Result.success({ nodes: [], flows: [], scopes: [] })
  }
  const own = nodes.value.filter((node) => node !== null)
  return Result.success(joined({ nodes: own, flows: known, scopes: [around.scope] }, inner.value))
}
