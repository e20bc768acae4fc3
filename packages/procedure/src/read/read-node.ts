import { Result } from '@ceyuan/values'
import type { Flow } from '../definition/flow.ts'
import type { BoundaryNode, EventNode, GatewayNode, Node } from '../definition/node.ts'
import { problem } from '../definition/problem.ts'
import type { Trigger } from '../definition/trigger.ts'
import { flagOf, idOf, partOf, type Raw, textOf, typeOf } from './raw.ts'
import { activityTypes, readActivity } from './read-activity.ts'
import { readTrigger } from './read-trigger.ts'
import type { Reading } from './reading.ts'
import { upstreamOf } from './upstream.ts'

/** What every node has. */
export type Common = Pick<Node, 'id' | 'name' | 'line' | 'scope' | 'incoming' | 'outgoing'>

/** The surroundings of a node: its scope with all flows in it, and the boundary events by their host. */
export type Surroundings = {
  readonly scope: string
  readonly isInner: boolean
  readonly flows: readonly Flow[]
  readonly hosts: ReadonlyMap<string, string>
}

type EventPlace = { readonly kind: EventNode['kind']; readonly allowed: readonly Trigger['kind'][] }

const events: Readonly<Record<string, EventPlace>> = {
  StartEvent: { kind: 'start', allowed: ['none', 'message', 'timer'] },
  IntermediateCatchEvent: { kind: 'catch', allowed: ['message', 'timer'] },
  IntermediateThrowEvent: { kind: 'throw', allowed: ['none', 'message'] },
  EndEvent: { kind: 'end', allowed: ['none', 'message', 'error', 'terminate'] },
}

const gateways: Readonly<Record<string, GatewayNode['form']>> = {
  ExclusiveGateway: 'exclusive',
  ParallelGateway: 'parallel',
  InclusiveGateway: 'inclusive',
  EventBasedGateway: 'event',
}

const readBoundary = (raw: Raw, common: Common, reading: Reading): Result<BoundaryNode> =>
  Result.andThen(readTrigger(raw, ['message', 'timer', 'error'], common, reading), (trigger) => {
    const host = partOf(raw, 'attachedToRef')
    if (host === null) return Result.failure(problem('procedure.shape-wrong', common, { wanted: 'attachedToRef' }))
    const isInterrupting = trigger.kind === 'error' || flagOf(raw, 'cancelActivity')
    return Result.success(Object.freeze({ ...common, kind: 'boundary', trigger, host: idOf(host), isInterrupting }))
  })

const readGateway = (
  raw: Raw,
  form: GatewayNode['form'],
  common: Common,
  { flows, hosts }: Surroundings,
): Result<GatewayNode> => {
  if (flagOf(raw, 'instantiate') || textOf(raw, 'eventGatewayType') === 'Parallel') {
    return Result.failure(problem('procedure.unsupported', common, { what: `${typeOf(raw)} instantiate` }))
  }
  const upstream = form === 'inclusive' ? upstreamOf(common, flows, hosts) : new Map()
  return Result.success(Object.freeze({ ...common, kind: 'gateway', form, upstream }))
}

// The flows in the order in which the node lists them; those it does not list follow as the file has them.
const ordered = (raw: Raw, flows: readonly Flow[]): readonly Flow[] => {
  const listed = Reflect.get(raw, 'outgoing')
  const ids: readonly unknown[] = Array.isArray(listed) ? listed.map((each) => Reflect.get(Object(each), 'id')) : []
  const place = ({ id }: Flow): number => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  return flows.toSorted((a, b) => place(a) - place(b))
}

/** Reads a flow element that is no sequence flow; null for what only documents. */
export const readNode = (raw: Raw, around: Surroundings, reading: Reading): Result<Node | null> => {
  const [id, type] = [idOf(raw), typeOf(raw)]
  if (/^DataObject|^DataStore/u.test(type)) return Result.success(null)
  const common: Common = {
    id,
    name: textOf(raw, 'name') ?? id,
    line: reading.lines(id),
    scope: around.scope,
    incoming: Object.freeze(around.flows.filter(({ to }) => to === id)),
    outgoing: Object.freeze(
      ordered(
        raw,
        around.flows.filter(({ from }) => from === id),
      ),
    ),
  }
  if (type === 'BoundaryEvent') return readBoundary(raw, common, reading)
  if (activityTypes.has(type)) {
    const boundaries = [...around.hosts].flatMap(([boundary, host]) => (host === id ? [boundary] : []))
    return readActivity(raw, common, Object.freeze(boundaries), reading)
  }
  const form = gateways[type]
  if (form) return readGateway(raw, form, common, around)
  const place = events[type]
  if (!place) return Result.failure(problem('procedure.unsupported', common, { what: type }))
  const allowed = place.kind === 'start' && around.isInner ? (['none'] as const) : place.allowed
  return Result.map(readTrigger(raw, allowed, common, reading), (trigger) =>
    Object.freeze({ ...common, kind: place.kind, trigger }),
  )
}
