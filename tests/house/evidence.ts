import { check, FactType, interpret, list, money, parse, parseDate, parseNumber, type FeelValue } from '@ceyuan/feel'
import { CivilDate } from '@ceyuan/values'
import type { City, Register, RegisterField } from '../../apps/server/src/city/city.ts'
import { factKindOf, factNames } from '../../apps/server/src/city/dictionary.ts'
import { columnOf } from '../../apps/server/src/city/register-names.ts'
import { recordsIdOf } from '../../apps/server/src/progress/compile-counted.ts'
import type { EvidenceTimeline, EvidenceVersion } from '../../apps/server/src/progress/evidence-timeline.ts'
import type { ProgressModel } from '../../apps/server/src/progress/progress-snapshot.ts'

/** A version of a record as a test states it: written on a day, with fields by id. */
export type StatedVersion = {
  readonly key: string
  readonly on: CivilDate
  readonly fields: Readonly<Record<string, unknown>>
  readonly ended?: string | undefined
}

const factTypes: Readonly<Record<ReturnType<typeof factKindOf>, FactType>> = {
  string: FactType.string,
  number: FactType.number,
  money: FactType.money,
  boolean: FactType.boolean,
  date: FactType.date,
  strings: FactType.list(FactType.string),
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

const factOf = (field: RegisterField, value: unknown): FeelValue => {
  if (value === undefined || value === null) return null
  switch (factKindOf(field)) {
    case 'date':
      return parseDate(textOf(value))
    case 'number':
      return parseNumber(textOf(value))
    case 'money': {
      const fen = parseNumber(textOf(value))
      return fen === null ? null : money(fen)
    }
    case 'boolean':
      return value === true
    case 'strings':
      return list(Array.isArray(value) ? value.map(textOf) : [])
    default:
      return textOf(value)
  }
}

/** Whether a record passes a filter of the pack, by the interpreter. */
const passes = (filter: string | undefined, register: Register): ((fields: StatedVersion['fields']) => boolean) => {
  if (filter === undefined) return () => true
  const names = factNames(register)
  const dictionary = Object.fromEntries(Array.from(names, ([name, field]) => [name, factTypes[factKindOf(field)]]))
  const parsed = parse(filter, dictionary)
  const typed = parsed.kind === 'success' ? check(parsed.value, dictionary, { wanted: FactType.boolean }) : parsed
  if (typed.kind === 'failure') throw new Error(JSON.stringify(typed.problems))
  return (fields) => {
    const facts = Object.fromEntries(Array.from(names, ([name, field]) => [name, factOf(field, fields[field.id])]))
    const result = interpret(typed.value, facts, { trace: false })
    return result.kind === 'success' && result.value.value === true
  }
}

const filtersOf = (city: City, countedId: string) => {
  const indicator = city.indicators.find(({ id }) => id === countedId)
  if (indicator) return indicator
  const bound = city.commitments.find(({ id }) => recordsIdOf(id) === countedId)?.binding
  return { filter: bound?.kind === 'records' ? bound.filter : undefined, pending: undefined }
}

/** The evidence of one thing that is counted, from the versions of its register's records. */
export const timelineOf = (
  model: ProgressModel,
  countedId: string,
  versions: readonly StatedVersion[],
): EvidenceTimeline => {
  const counted = model.counted.get(countedId)
  if (!counted) throw new Error(`nothing is counted as ${countedId}`)
  const { filter, pending } = filtersOf(model.city, countedId)
  const isCounted = passes(filter, counted.register)
  const isPending = pending === undefined ? () => false : passes(pending, counted.register)
  const fieldOf = (column: string | null) => counted.register.fields.find(({ id }) => columnOf(id) === column)?.id ?? ''
  const [dateField, amountField] = [fieldOf(counted.dateColumn), fieldOf(counted.amountColumn)]
  const toVersion = ({ key, on, fields, ended }: StatedVersion, index: number): EvidenceVersion => {
    const placed = fields[dateField]
    const once = counted.onceColumns.map((column) => textOf(fields[fieldOf(column)])).join('\u001F')
    return {
      id: key,
      version: index + 1,
      from: on,
      matches: ended === undefined && isCounted(fields),
      pending: ended === undefined && isPending(fields),
      inNumerator: false,
      on: counted.dateColumn === null ? on : CivilDate.is(placed) ? placed : null,
      once: once === '' ? key : once,
      amount: amountField === '' ? 1 : Number(textOf(fields[amountField]) || 0),
      endReason: ended ?? null,
    }
  }
  const records = Map.groupBy(versions, ({ key }) => key)
  const relevant = Array.from(records, ([key, all]) => [key, all.map(toVersion)] as const).filter(([, all]) =>
    all.some(({ matches, pending: underWay }) => matches || underWay),
  )
  return { records: new Map(relevant), writtenOn: Array.from(new Set(versions.map(({ on }) => on))).toSorted() }
}
