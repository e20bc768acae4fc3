import type { Flow } from './flow.ts'
import type { Formula } from './formula.ts'
import type { LoopRule } from './loop.ts'
import type { LimitMark, MessageTrigger, Trigger } from './trigger.ts'

type Common = {
  readonly id: string
  readonly name: string
  /** Line of the file, from 1; 0 where it is unknown. */
  readonly line: number
  /** The process or sub-process it stands in. */
  readonly scope: string
  readonly incoming: readonly Flow[]
  readonly outgoing: readonly Flow[]
}

type Activity = Common & {
  readonly loop: LoopRule | null
  readonly limit: LimitMark | null
  /** Ids of the boundary events. */
  readonly boundaries: readonly string[]
}

/** How a task is done: by a person, by a service, by a rule at once, by sending or by receiving a message. */
export type TaskForm = 'user' | 'service' | 'rule' | 'send' | 'receive'

/** A task. */
export type TaskNode = Activity & {
  readonly kind: 'task'
  readonly form: TaskForm
  /** The expression of a rule. */
  readonly rule: Formula | null
  /** The fact that a rule or service writes. */
  readonly result: string | null
  readonly message: MessageTrigger | null
  /** What a service is called in the file; null where the file does not say. */
  readonly operation: string | null
}

/** An embedded sub-process. */
export type SubProcessNode = Activity & { readonly kind: 'subprocess' }

/** A call of another procedure. */
export type CallNode = Activity & { readonly kind: 'call'; readonly called: string }

/** An activity: what may repeat, carry a limit and boundary events. */
export type ActivityNode = TaskNode | SubProcessNode | CallNode

/** An event on the flow. */
export type EventNode = Common & { readonly kind: 'start' | 'catch' | 'throw' | 'end'; readonly trigger: Trigger }

/** An event at the boundary of an activity. */
export type BoundaryNode = Common & {
  readonly kind: 'boundary'
  readonly trigger: Trigger
  readonly host: string
  readonly isInterrupting: boolean
}

/** A gateway. `upstream` of an inclusive one: for each incoming flow, the flows and nodes that lead to it without passing the gateway. */
export type GatewayNode = Common & {
  readonly kind: 'gateway'
  readonly form: 'exclusive' | 'parallel' | 'inclusive' | 'event'
  readonly upstream: ReadonlyMap<string, ReadonlySet<string>>
}

/** An element of a procedure. */
export type Node = ActivityNode | EventNode | BoundaryNode | GatewayNode
