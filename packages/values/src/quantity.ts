import { isAbsent, normalText } from './normal-text.ts'
import { Problem } from './problem.ts'
import { Result } from './result.ts'

/** A number with the unit it counts in, such as 12.5 t or 30 enterprises; money is `Fen` instead. */
export type Quantity = { readonly kind: 'quantity'; readonly value: number; readonly unit: string }

const create = (value: number, unit: string): Quantity => {
  if (!Number.isFinite(value)) throw new RangeError('A quantity is a finite number.')
  return Object.freeze({ kind: 'quantity', value, unit })
}

const parse = (text: string, unit: string = ''): Result<Quantity> => {
  const normal = normalText(text)
  if (isAbsent(normal)) return Result.failure(Problem.create('values.absent', { found: text }))
  const match = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(\D*)$/u.exec(normal)
  const value = Number((match?.[1] ?? '').replaceAll(',', ''))
  if (!match || !Number.isFinite(value)) {
    return Result.failure(Problem.create('values.quantity-unreadable', { found: text }))
  }
  return Result.success(create(value, match[2] === '' || match[2] === undefined ? unit : match[2]))
}

const add = (a: Quantity, b: Quantity): Result<Quantity> =>
  a.unit === b.unit
    ? Result.success(create(a.value + b.value, a.unit))
    : Result.failure(Problem.create('values.quantity-units-differ', { found: b.unit, wanted: a.unit }))

/** Makes, reads and adds quantities; adding unlike units is a problem. `parse` takes `unit` where the text names none. */
export const Quantity: Readonly<{ create: typeof create; parse: typeof parse; add: typeof add }> = Object.freeze({
  create,
  parse,
  add,
})
