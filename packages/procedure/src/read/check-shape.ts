import type { Problem } from '@ceyuan/values'
import type { Node } from '../definition/node.ts'
import { problem } from '../definition/problem.ts'
import { entriesOf, type Procedure } from '../definition/procedure.ts'

const wrongEnds = (node: Node): readonly Problem[] => {
  const mayEnter = node.kind !== 'start' && node.kind !== 'boundary'
  if (!mayEnter && node.incoming.length > 0) return [problem('procedure.shape-wrong', node, { wanted: 'no incoming' })]
  if (node.kind === 'end' && node.outgoing.length > 0) {
    return [problem('procedure.shape-wrong', node, { wanted: 'no outgoing' })]
  }
  return []
}

const wrongBoundary = (node: Node, { nodes }: Procedure): readonly Problem[] => {
  if (node.kind !== 'boundary') return []
  const host = nodes.get(node.host)
  const isActivity = host?.kind === 'task' || host?.kind === 'subprocess' || host?.kind === 'call'
  return isActivity && host.scope === node.scope
    ? []
    : [problem('procedure.shape-wrong', node, { wanted: 'attachedToRef' })]
}

const mayFollowEventGateway = (node: Node | undefined): boolean =>
  node !== undefined &&
  node.incoming.length === 1 &&
  (node.kind === 'catch' || (node.kind === 'task' && node.form === 'receive' && node.loop === null))

const wrongChoice = (node: Node, { nodes }: Procedure): readonly Problem[] => {
  if (node.kind !== 'gateway' || node.form !== 'event') return []
  if (node.outgoing.length > 0 && node.outgoing.every(({ to }) => mayFollowEventGateway(nodes.get(to)))) return []
  return [problem('procedure.shape-wrong', node, { wanted: 'catch events, receive tasks' })]
}

const wrongScope = (procedure: Procedure, scope: string): readonly Problem[] => {
  const [entry, ...others] = entriesOf(procedure, scope)
  const site = procedure.nodes.get(scope) ?? { id: scope, line: 0 }
  if (entry === undefined) return [problem('procedure.shape-wrong', site, { wanted: 'startEvent' })]
  const starts = others.filter(({ kind }) => kind === 'start')
  return site.id !== procedure.id && starts.length > 0
    ? starts.map((start) => problem('procedure.shape-wrong', start, { wanted: 'one startEvent' }))
    : []
}

/** Everything in a procedure that BPMN does not allow although each element is one of the subset. */
export const shapeProblems = (procedure: Procedure): readonly Problem[] => [
  ...[...procedure.nodes.values()].flatMap((node) => [
    ...wrongEnds(node),
    ...wrongBoundary(node, procedure),
    ...wrongChoice(node, procedure),
  ]),
  ...[...procedure.scopes.keys()].flatMap((scope) => wrongScope(procedure, scope)),
]
