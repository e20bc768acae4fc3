import { Result } from '@ceyuan/values'
import { problem } from '../definition/problem.ts'
import type { MessageTrigger, Trigger } from '../definition/trigger.ts'
import { readOptional } from './formula.ts'
import { extensionOf, partOf, partsOf, type Raw, textOf, typeOf } from './raw.ts'
import { readTimer } from './read-timer.ts'
import type { Reading, Site } from './reading.ts'

/** Reads the message that an element sends or waits for: its name, and the key by which a case is found. */
export const readMessage = (raw: Raw, site: Site, reading: Reading): Result<MessageTrigger> => {
  const message = partOf(raw, 'messageRef')
  const name = textOf(message, 'name') ?? textOf(message, 'id') ?? reading.refersTo(raw, 'messageRef')
  const key =
    textOf(extensionOf(message, 'subscription'), 'correlationKey') ?? textOf(extensionOf(raw, 'message'), 'key')
  return Result.map(readOptional(key, site, reading), (formula): MessageTrigger =>
    Object.freeze({ kind: 'message', name: name ?? site.id, key: formula }),
  )
}

const readError = (raw: Raw, reading: Reading): Trigger => {
  const error = partOf(raw, 'errorRef')
  const code = textOf(error, 'errorCode') ?? textOf(error, 'name') ?? textOf(error, 'id')
  return Object.freeze({ kind: 'error', code: code ?? reading.refersTo(raw, 'errorRef') })
}

/** Gives the event definitions of an event, those it refers to included. */
const definitionsOf = (raw: Raw): readonly Raw[] => [
  ...partsOf(raw, 'eventDefinitions'),
  ...partsOf(raw, 'eventDefinitionRef'),
]

/** Reads what an event waits for or brings about, where that is among the kinds that its place allows. */
export const readTrigger = (
  raw: Raw,
  allowed: readonly Trigger['kind'][],
  site: Site,
  reading: Reading,
): Result<Trigger> => {
  const [definition, ...others] = definitionsOf(raw)
  const what = definition ? typeOf(definition) : 'NoneEventDefinition'
  const kind = kinds[what]
  if (kind === undefined || others.length > 0 || !allowed.includes(kind)) {
    const named = [what, ...others.map(typeOf)].join(' + ')
    return Result.failure(problem('procedure.unsupported', site, { what: `${typeOf(raw)} ${named}` }))
  }
  if (definition === undefined) return Result.success({ kind: 'none' })
  switch (kind) {
    case 'message':
      return readMessage(definition, site, reading)
    case 'timer':
      return Result.map(readTimer(definition, raw, site, reading), (rule): Trigger =>
        Object.freeze({ kind: 'timer', rule }),
      )
    case 'error':
      return Result.success(readError(definition, reading))
    case 'none':
    case 'terminate':
      return Result.success({ kind })
  }
}

const kinds: Readonly<Record<string, Trigger['kind']>> = {
  NoneEventDefinition: 'none',
  MessageEventDefinition: 'message',
  TimerEventDefinition: 'timer',
  ErrorEventDefinition: 'error',
  TerminateEventDefinition: 'terminate',
}
