import { Result } from '@ceyuan/values'
import { problem } from '../definition/problem.ts'
import type { TimerRule } from '../definition/trigger.ts'
import { parseInstant } from '../moment/instant.ts'
import { parseCycle, parseSpan } from '../moment/span.ts'
import { readFormula } from './formula.ts'
import { attributesOf, extensionOf, partOf, type Raw, textOf } from './raw.ts'
import type { Reading, Site } from './reading.ts'

const literal = (written: string): TimerRule | null => {
  const text = /^=?\s*"([^"]*)"$/u.exec(written)?.[1] ?? written
  const span = parseSpan(text)
  if (span) return { kind: 'span', span }
  const cycle = parseCycle(text)
  if (cycle) return { kind: 'cycle', ...cycle }
  return parseInstant(text) && { kind: 'date', date: text }
}

/** Reads when a timer is due: a span, a date, a repetition, an expression that gives one of them, or a limit of the legal clock. */
export const readTimer = (raw: Raw, event: Raw, site: Site, reading: Reading): Result<TimerRule> => {
  const limit = extensionOf(raw, 'limit') ?? extensionOf(event, 'limit')
  if (limit) return Result.success({ kind: 'limit', limit: attributesOf(limit) })
  const written = ['timeDuration', 'timeDate', 'timeCycle']
    .map((name) => textOf(partOf(raw, name), 'body'))
    .find((text) => text !== null)
  if (written === undefined || written === null) {
    return Result.failure(problem('procedure.shape-wrong', site, { wanted: 'timeDuration, timeDate, timeCycle' }))
  }
  const rule = literal(written)
  if (rule) return Result.success(Object.freeze(rule))
  if (/^[\d*/?]+( [\d*/?,#LW-]+){4,}$/u.test(written)) {
    return Result.failure(problem('procedure.unsupported', site, { what: `timeCycle ${written}` }))
  }
  return Result.map(readFormula(written, site, reading), (formula): TimerRule => ({ kind: 'formula', formula }))
}
