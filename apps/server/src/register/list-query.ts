import { recordFilter, type RecordFilter } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { z } from 'zod'
import type { Register, RegisterField } from '../city/city.ts'
import { nearestName } from '../city/nearest-name.ts'
import { isFreeText, isOrdered } from './column-type.ts'
import { readValue, type FieldValue } from './field-value.ts'
import { parseSearch, type SearchQuery } from './search-text.ts'

/** A condition on a field whose values have been read. */
export type Condition =
  | {
      readonly kind: 'in' | 'has' | 'min' | 'max'
      readonly field: RegisterField
      readonly values: readonly FieldValue[]
    }
  | { readonly kind: 'empty' | 'filled'; readonly field: RegisterField }

/** How a list is ordered; without a field, the newest records first. */
export type Order = { readonly field: RegisterField | null; readonly isDescending: boolean }

/** What a list asks for, checked against the register and what the actor may see. */
export type ListQuery = {
  readonly search: SearchQuery | undefined
  readonly conditions: readonly Condition[]
  readonly order: Order
  readonly asOf: string | undefined
  readonly ended: 'without' | 'with' | 'only'
  readonly columns: readonly RegisterField[]
}

/** What a list is asked with, as it came. */
export type ListInput = {
  readonly q?: string | undefined
  readonly filters?: string | undefined
  readonly sort?: string | undefined
  readonly asOf?: string | undefined
  readonly ended?: 'without' | 'with' | 'only' | undefined
  readonly columns?: string | undefined
}

const findField = (register: Register, visible: readonly RegisterField[], id: string): Result<RegisterField> => {
  const field = visible.find((candidate) => candidate.id === id)
  if (field) return Result.success(field)
  const known = visible.map((candidate) => candidate.id)
  const values = { register: register.id, field: id, nearest: nearestName(id, known) ?? 'none' }
  return Result.failure(Problem.create('register.unknown-field', values))
}

/** Whether lists can be ordered by a field: the title, and listed fields that have an order or a code. */
export const isSortable = (register: Register, field: RegisterField): boolean =>
  field.id === register.title || (field.list && field.type !== 'list' && !isFreeText(field.type))

const wrongFilter = (filter: RecordFilter, reason: string): Result<never> =>
  Result.failure(Problem.create('register.filter-wrong', { filter: `${filter.field} ${filter.op}`, reason }))

// A bound or a choice is looked for, not stored: the limits of the field do not apply to it.
const readOperand = (field: RegisterField, text: string): Result<FieldValue> => {
  const { pattern: _pattern, min: _min, max: _max, maxLength: _maxLength, ...bare } = field
  if (field.type === 'boolean') return Result.success(text === 'true')
  if (field.type === 'list' || isFreeText(field.type)) return Result.success(text)
  return readValue({ ...bare, required: false }, text)
}

const readAll = (kind: 'in' | 'min' | 'max', field: RegisterField, texts: readonly string[]): Result<Condition> =>
  Result.map(Result.all(texts.map((text) => readOperand(field, text))), (values): Condition => ({
    kind,
    field,
    values,
  }))

const readCondition = (
  register: Register,
  visible: readonly RegisterField[],
  filter: RecordFilter,
): Result<Condition> =>
  Result.andThen(findField(register, visible, filter.field), (field): Result<Condition> => {
    switch (filter.op) {
      case 'empty':
      case 'filled':
        return Result.success({ kind: filter.op, field })
      case 'in':
        return readAll('in', field, filter.value)
      case 'is':
        return readAll('in', field, [filter.value])
      case 'has':
        return isFreeText(field.type) || field.type === 'list'
          ? Result.success({ kind: 'has', field, values: [filter.value] })
          : wrongFilter(filter, 'text')
      case 'min':
      case 'max':
        return isOrdered(field.type) ? readAll(filter.op, field, [filter.value]) : wrongFilter(filter, 'order')
    }
  })

const parseFilters = (text: string | undefined): Result<readonly RecordFilter[]> => {
  if (text === undefined || text === '') return Result.success([])
  const malformed = Problem.create('register.filter-wrong', { filter: text.slice(0, 80), reason: 'JSON' })
  try {
    const parsed = z.array(recordFilter).max(30).safeParse(JSON.parse(text))
    return parsed.success ? Result.success(parsed.data) : Result.failure(malformed)
  } catch {
    return Result.failure(malformed)
  }
}

const readOrder = (register: Register, visible: readonly RegisterField[], sort: string | undefined): Result<Order> => {
  if (sort === undefined) return Result.success({ field: null, isDescending: true })
  const isDescending = sort.startsWith('-')
  const sortable = visible.filter((field) => isSortable(register, field))
  return Result.map(findField(register, sortable, isDescending ? sort.slice(1) : sort), (field) => ({
    field,
    isDescending,
  }))
}

const readColumns = (register: Register, visible: readonly RegisterField[], columns: string | undefined) =>
  columns === undefined
    ? Result.success(visible.filter(({ list, id }) => list || id === register.title))
    : Result.all([...new Set(columns.split(','))].map((id) => findField(register, visible, id)))

/** Reads what a list asks for; every unknown field, wrong filter and wrong order comes back together. */
export const readListQuery = (
  register: Register,
  visible: readonly RegisterField[],
  input: ListInput,
): Result<ListQuery> => {
  const conditions = Result.andThen(parseFilters(input.filters), (filters) =>
    Result.all(filters.map((filter) => readCondition(register, visible, filter))),
  )
  const order = readOrder(register, visible, input.sort)
  const columns = readColumns(register, visible, input.columns)
  if (conditions.kind === 'failure') return conditions
  if (order.kind === 'failure') return order
  if (columns.kind === 'failure') return columns
  return Result.success({
    search: input.q === undefined ? undefined : parseSearch(input.q),
    conditions: conditions.value,
    order: order.value,
    asOf: input.asOf,
    ended: input.ended ?? 'without',
    columns: columns.value,
  })
}
