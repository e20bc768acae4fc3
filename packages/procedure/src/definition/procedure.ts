import type { Flow } from './flow.ts'
import type { Node } from './node.ts'

/** A procedure as it was read and checked: a graph of frozen nodes. Scopes are the process and its sub-processes, each with its nodes. */
export type Procedure = {
  readonly kind: 'procedure'
  readonly id: string
  readonly name: string
  readonly version: string
  readonly nodes: ReadonlyMap<string, Node>
  readonly flows: ReadonlyMap<string, Flow>
  readonly scopes: ReadonlyMap<string, readonly Node[]>
}

/** Gives a node that is known to be there. */
export const nodeOf = ({ nodes }: Procedure, id: string): Node => {
  const node = nodes.get(id)
  if (node === undefined) throw new Error(`no node ${id}`)
  return node
}

/** The nodes at which a scope begins: its start events without trigger, or without any start event what no flow leads to. */
export const entriesOf = ({ scopes }: Procedure, scope: string): readonly Node[] => {
  const nodes = scopes.get(scope) ?? []
  const starts = nodes.filter(({ kind }) => kind === 'start')
  return starts.length > 0 ? starts : nodes.filter(({ kind, incoming }) => kind !== 'boundary' && incoming.length === 0)
}
