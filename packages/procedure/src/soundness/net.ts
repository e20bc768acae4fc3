import type { Node } from '../definition/node.ts'
import { nodeOf, type Procedure } from '../definition/procedure.ts'

/** What a scope may come to: whether it can complete, and the codes of the errors that can leave it. `*` is any code. */
export type Outcome = { readonly canComplete: boolean; readonly throws: ReadonlySet<string> }

/** What exploring one scope needs: the procedure, and what its sub-processes may come to. */
export type Net = {
  readonly procedure: Procedure
  readonly nodes: readonly Node[]
  readonly inner: ReadonlyMap<string, Outcome>
  /** Nodes from which a path leads to the sudden end of the scope: a terminate or error end, or a sub-process that may throw. */
  readonly sudden: ReadonlySet<string>
}

/** The codes that may leave an activity, which are all codes for a task or call, and those it throws for a sub-process. */
export const thrownBy = ({ inner }: Net, node: Node): ReadonlySet<string> =>
  node.kind === 'subprocess' ? (inner.get(node.id)?.throws ?? new Set()) : new Set(['*'])

const catches = (node: Node | undefined, code: string): boolean =>
  node?.kind === 'boundary' &&
  node.trigger.kind === 'error' &&
  (node.trigger.code === null || node.trigger.code === code)

/** The codes that leave a sub-process and that no boundary event of it catches. */
export const uncaught = (net: Net, node: Node): readonly string[] => {
  if (node.kind !== 'subprocess') return []
  const boundaries = node.boundaries.map((id) => net.procedure.nodes.get(id))
  return [...thrownBy(net, node)].filter((code) => code !== '*' && !boundaries.some((each) => catches(each, code)))
}

/** Whether a boundary event of an activity can occur. */
export const mayOccur = (net: Net, host: Node, boundary: Node): boolean => {
  if (boundary.kind !== 'boundary') return false
  if (boundary.trigger.kind !== 'error') return true
  const thrown = thrownBy(net, host)
  return thrown.has('*') || (boundary.trigger.code === null ? thrown.size > 0 : thrown.has(boundary.trigger.code))
}

const endsSuddenly = (net: Net, node: Node): boolean =>
  (node.kind === 'end' && (node.trigger.kind === 'terminate' || node.trigger.kind === 'error')) ||
  uncaught(net, node).length > 0

const before = (node: Node): readonly string[] =>
  node.kind === 'boundary' ? [node.host] : node.incoming.map(({ from }) => from)

/** Makes the net of a scope. */
export const netOf = (procedure: Procedure, scope: string, inner: Net['inner']): Net => {
  const nodes = procedure.scopes.get(scope) ?? []
  const net: Net = { procedure, nodes, inner, sudden: new Set() }
  const sudden = new Set<string>()
  const open = nodes.filter((node) => endsSuddenly(net, node)).map(({ id }) => id)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (sudden.has(id)) continue
    sudden.add(id)
    open.push(...before(nodeOf(procedure, id)))
  }
  return { ...net, sudden }
}
