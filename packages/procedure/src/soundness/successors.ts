import { isHeld } from '../case/inclusive-join.ts'
import type { BoundaryNode, GatewayNode, Node } from '../definition/node.ts'
import { nodeOf } from '../definition/procedure.ts'
import { type Marking, markingOf, placeOf, type Successor, without } from './marking.ts'
import { mayOccur, type Net, uncaught } from './net.ts'
import { waysOut } from './ways.ts'

const leaving = (node: Node, rest: readonly string[], ready: readonly string[]): readonly Successor[] =>
  waysOut(node).map((flows) => ({
    by: node.id,
    marking: markingOf(rest, [...ready, ...flows.map(({ id }) => id)]),
  }))

const nothing: Marking = { rest: [], ready: [] }

const boundariesOf = ({ procedure }: Net, node: Node): readonly BoundaryNode[] =>
  'boundaries' in node
    ? node.boundaries.map((id) => nodeOf(procedure, id)).filter((each) => each.kind === 'boundary')
    : []

const canComplete = ({ inner }: Net, node: Node): boolean =>
  node.kind !== 'subprocess' || inner.get(node.id)?.canComplete === true

/** What may happen to a token that waits in a node. */
const waiting = (net: Net, token: string, { rest }: Marking): readonly Successor[] => {
  const node = nodeOf(net.procedure, placeOf(token))
  const others = without(rest, [token])
  if (node.kind === 'gateway') return node.outgoing.map(({ to }) => ({ by: node.id, marking: markingOf(others, [to]) }))
  const events = boundariesOf(net, node).filter((boundary) => mayOccur(net, node, boundary))
  return [
    ...(canComplete(net, node) ? leaving(node, others, []) : []),
    ...events.flatMap(({ id, isInterrupting }) => {
      if (isInterrupting) return [{ by: id, marking: markingOf(others, [id]) }]
      const fired = `${token}!${id}`
      return token.split('!').includes(id) ? [] : [{ by: id, marking: markingOf([...others, fired], [id]) }]
    }),
    ...uncaught(net, node).map((code) => ({ by: node.id, marking: nothing, throws: code })),
  ]
}

// Of tokens that cannot disturb one another, the order does not matter: the first goes first.
const anyWaiting = (net: Net, marking: Marking): readonly Successor[] => {
  const tokens = [...new Set(marking.rest)].filter((token) => net.procedure.nodes.has(placeOf(token)))
  const calm = tokens.find((token) => !net.sudden.has(placeOf(token)))
  return (calm === undefined ? tokens : [calm]).flatMap((token) => waiting(net, token, marking))
}

const passJoin = (node: GatewayNode, rest: readonly string[], ready: readonly string[]): readonly Successor[] => {
  const full = node.incoming.map(({ id }) => id).filter((id) => rest.includes(id))
  return leaving(node, without(rest, full), ready)
}

const openJoin = ({ procedure }: Net, { rest }: Marking): GatewayNode | null => {
  for (const token of rest) {
    const node = procedure.nodes.get(procedure.flows.get(token)?.to ?? '')
    if (node?.kind !== 'gateway' || node.form !== 'inclusive') continue
    const full = new Set(node.incoming.map(({ id }) => id).filter((id) => rest.includes(id)))
    if (!isHeld(node, full, rest.map(placeOf))) return node
  }
  return null
}

const atJoin = (node: GatewayNode, flow: string, rest: readonly string[], ready: readonly string[]) => {
  const after = [...rest, flow]
  return node.form === 'parallel' && node.incoming.every(({ id }) => after.includes(id))
    ? passJoin(node, after, ready)
    : [{ by: node.id, marking: markingOf(after, ready) }]
}

// An activity that can only be completed is passed at once, unless what happens meanwhile may end it.
const isWaiting = (net: Net, node: Node): boolean => {
  if (node.kind === 'gateway') return node.form === 'event'
  if (node.kind !== 'catch' && !('boundaries' in node)) return false
  return net.sudden.has(node.id) || boundariesOf(net, node).length > 0 || !canComplete(net, node)
}

const entering = (net: Net, node: Node, rest: readonly string[], ready: readonly string[]): readonly Successor[] => {
  if (node.kind === 'end') {
    if (node.trigger.kind === 'terminate') return [{ by: node.id, marking: nothing }]
    return node.trigger.kind === 'error'
      ? [{ by: node.id, marking: nothing, throws: node.trigger.code ?? node.id }]
      : [{ by: node.id, marking: markingOf(rest, ready) }]
  }
  return isWaiting(net, node)
    ? [{ by: node.id, marking: markingOf([...rest, node.id], ready) }]
    : leaving(node, rest, ready)
}

// A token that comes to a decided event of an event gateway goes on from it.
const moving = (net: Net, { rest, ready }: Marking): readonly Successor[] => {
  const [place = '', ...left] = ready
  const flow = net.procedure.flows.get(place)
  if (!flow) {
    const node = nodeOf(net.procedure, place)
    return node.kind === 'catch' ? leaving(node, rest, left) : entering(net, node, rest, left)
  }
  const node = nodeOf(net.procedure, flow.to)
  const isJoin = node.kind === 'gateway' && (node.form === 'parallel' || node.form === 'inclusive')
  return isJoin && node.incoming.length > 1 ? atJoin(node, flow.id, rest, left) : entering(net, node, rest, left)
}

/** What may follow a marking: first tokens on their way, then inclusive joins that wait for nothing more, then whatever waits. */
export const successorsOf = (net: Net, marking: Marking): readonly Successor[] => {
  if (marking.ready.length > 0) return moving(net, marking)
  const join = openJoin(net, marking)
  return join ? passJoin(join, marking.rest, []) : anyWaiting(net, marking)
}
