import { FactType } from '@ceyuan/feel'
import { Result } from '@ceyuan/values'
import type { Flow } from '../definition/flow.ts'
import { problem } from '../definition/problem.ts'
import { readOptional } from './formula.ts'
import { idOf, partOf, type Raw, textOf } from './raw.ts'
import type { Reading } from './reading.ts'

/** Reads a sequence flow of a scope; it joins two nodes of the same scope. */
export const readFlow = (raw: Raw, nodes: ReadonlyMap<string, Raw>, reading: Reading): Result<Flow> => {
  const [source, target] = [partOf(raw, 'sourceRef'), partOf(raw, 'targetRef')]
  const site = { id: idOf(raw), line: reading.lines(idOf(raw)) }
  for (const [name, end] of [
    ['sourceRef', source],
    ['targetRef', target],
  ] as const) {
    if (end === null || !nodes.has(idOf(end))) {
      const reference = end === null ? reading.refersTo(raw, name) : idOf(end)
      return Result.failure(problem('procedure.dangling-reference', site, { property: name, reference }))
    }
  }
  const from = source ? idOf(source) : ''
  const condition = textOf(partOf(raw, 'conditionExpression'), 'body')
  const usual = partOf(nodes.get(from) ?? null, 'default')
  return Result.map(readOptional(condition, site, reading, FactType.boolean), (formula) =>
    Object.freeze({
      id: site.id,
      from,
      to: target ? idOf(target) : '',
      condition: formula,
      isDefault: usual !== null && idOf(usual) === site.id,
    }),
  )
}
