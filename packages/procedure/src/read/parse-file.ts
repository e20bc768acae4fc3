import { Problem, Result } from '@ceyuan/values'
import { BpmnModdle } from './bpmn-moddle.mjs'
import type { Raw } from './raw.ts'

/** A file of BPMN as objects, with its references that lead nowhere as the ids they name. */
export type ParsedFile = {
  readonly definitions: Raw
  readonly refersTo: (raw: Raw, property: string) => string | null
}

const lineOf = (message: string): number => Number(/line: (\d+)/u.exec(message)?.[1] ?? 0) + 1

const reasonOf = (message: string): string => /nested error: (.*)/u.exec(message)?.[1] ?? message.split('\n')[0] ?? ''

const unknown = (message: string): readonly Problem[] => {
  const type = /unknown type <bpmn:(\w+)>/u.exec(message)?.[1]
  if (type !== undefined) {
    return [Problem.create('procedure.unsupported', { element: type, what: type }, { line: lineOf(message) })]
  }
  const twice = /^duplicate ID <([^>]*)>/u.exec(message.split('nested error: ').at(-1) ?? '')?.[1]
  return twice === undefined ? [] : [Problem.create('procedure.repeated-id', { element: twice })]
}

/** Reads XML as BPMN 2.0; elements that BPMN does not know, and ids given twice, are problems. */
export const parseFile = async (xml: string): Promise<Result<ParsedFile>> => {
  try {
    const { rootElement, references, warnings } = await new BpmnModdle().fromXML(xml)
    const [first, ...rest] = warnings.flatMap(({ message }) => unknown(message))
    if (first) return Result.failure(first, ...rest)
    const refersTo = (raw: Raw, property: string): string | null =>
      references.find((each) => each.element === raw && each.property === `bpmn:${property}`)?.id ?? null
    return Result.success({ definitions: rootElement, refersTo })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return Result.failure(Problem.create('procedure.not-xml', { reason: reasonOf(message) }, { line: lineOf(message) }))
  }
}
