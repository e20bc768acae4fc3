import { Result } from '@ceyuan/values'
import type { ActivityNode, TaskForm, TaskNode } from '../definition/node.ts'
import { problem } from '../definition/problem.ts'
import { readOptional } from './formula.ts'
import type { Common } from './read-node.ts'
import { attributesOf, extensionOf, flagOf, partOf, type Raw, textOf, typeOf, vendorAttribute } from './raw.ts'
import { readLoop } from './read-loop.ts'
import { readMessage } from './read-trigger.ts'
import type { Reading } from './reading.ts'

const forms: Readonly<Record<string, TaskForm>> = {
  Task: 'user',
  UserTask: 'user',
  ManualTask: 'user',
  ServiceTask: 'service',
  BusinessRuleTask: 'service',
  ScriptTask: 'rule',
  SendTask: 'send',
  ReceiveTask: 'receive',
}

/** The types of elements that are activities. */
export const activityTypes: ReadonlySet<string> = new Set([...Object.keys(forms), 'SubProcess', 'CallActivity'])

type Whole = Pick<ActivityNode, 'loop' | 'limit' | 'boundaries'> & Common

// A rule stands in an extension of ours or of Zeebe, or in a script whose language is FEEL.
const ruleOf = (raw: Raw): readonly [text: string | null, fact: string | null] => {
  const own = extensionOf(raw, 'rule')
  if (own) return [textOf(own, '$body') ?? textOf(own, 'expression'), textOf(own, 'result')]
  const script = extensionOf(raw, 'script')
  if (script) return [textOf(script, 'expression'), textOf(script, 'resultVariable')]
  const isFeel = typeOf(raw) === 'ScriptTask' && /feel/iu.test(textOf(raw, 'scriptFormat') ?? '')
  return isFeel ? [textOf(raw, 'script'), vendorAttribute(raw, 'resultVariable')] : [null, null]
}

const operationOf = (raw: Raw): string | null =>
  textOf(extensionOf(raw, 'service'), 'name') ??
  textOf(extensionOf(raw, 'taskDefinition'), 'type') ??
  vendorAttribute(raw, 'topic') ??
  vendorAttribute(raw, 'decisionRef') ??
  textOf(partOf(raw, 'operationRef'), 'name') ??
  textOf(raw, 'implementation')

const refused = (raw: Raw, hasRule: boolean): string | null => {
  if (flagOf(raw, 'isForCompensation')) return `${typeOf(raw)} isForCompensation`
  if (flagOf(raw, 'triggeredByEvent')) return `${typeOf(raw)} triggeredByEvent`
  if (flagOf(raw, 'instantiate')) return `${typeOf(raw)} instantiate`
  return typeOf(raw) === 'ScriptTask' && !hasRule ? `ScriptTask ${textOf(raw, 'scriptFormat') ?? ''}`.trim() : null
}

const readTask = (raw: Raw, whole: Whole, reading: Reading): Result<TaskNode> => {
  const [text, fact] = ruleOf(raw)
  const form = text === null ? (forms[typeOf(raw)] ?? 'user') : 'rule'
  const result = fact ?? vendorAttribute(raw, 'resultVariable') ?? textOf(extensionOf(raw, 'service'), 'result')
  const talks = form === 'send' || form === 'receive'
  return Result.andThen(readOptional(text, whole, reading), (rule) =>
    Result.map(talks ? readMessage(raw, whole, reading) : Result.success(null), (message) =>
      Object.freeze({
        ...whole,
        kind: 'task',
        form,
        rule,
        result: result ?? (form === 'rule' ? whole.id : null),
        message,
        operation: operationOf(raw),
      }),
    ),
  )
}

const readCall = (raw: Raw, whole: Whole): Result<ActivityNode> => {
  const called = textOf(extensionOf(raw, 'calledElement'), 'processId') ?? textOf(raw, 'calledElement')
  return called === null
    ? Result.failure(problem('procedure.shape-wrong', whole, { wanted: 'calledElement' }))
    : Result.success(Object.freeze({ ...whole, kind: 'call', called }))
}

/** Reads a task, sub-process or call. */
export const readActivity = (
  raw: Raw,
  common: Common,
  boundaries: readonly string[],
  reading: Reading,
): Result<ActivityNode> => {
  const what = refused(raw, ruleOf(raw)[0] !== null)
  if (what !== null) return Result.failure(problem('procedure.unsupported', common, { what }))
  const limit = extensionOf(raw, 'limit')
  return Result.andThen(readLoop(raw, common, reading), (loop) => {
    const whole: Whole = { ...common, loop, boundaries, limit: limit && attributesOf(limit) }
    if (typeOf(raw) === 'CallActivity') return readCall(raw, whole)
    if (typeOf(raw) === 'SubProcess') return Result.success(Object.freeze({ ...whole, kind: 'subprocess' }))
    return readTask(raw, whole, reading)
  })
}
