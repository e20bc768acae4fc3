import { Problem, Result } from '@ceyuan/values'
import { z } from 'zod'
import type { Order } from './list-query.ts'

const schema = z.tuple([z.string(), z.string().nullable(), z.uuid()])

/** Where a page ends: the value that the list is ordered by (null among the records without one) and the record. */
export type Position = { readonly value: string | null; readonly id: string }

const orderName = ({ field, isDescending }: Order): string => `${isDescending ? '-' : ''}${field?.id ?? ''}`

/** A position as the opaque mark that `next` carries. */
export const toCursor = (order: Order, { value, id }: Position): string =>
  Buffer.from(JSON.stringify([orderName(order), value, id])).toString('base64url')

/** Reads a mark back; one made for another order is refused. */
export const fromCursor = (order: Order, text: string): Result<Position> => {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (parsed.success && parsed.data[0] === orderName(order)) {
      return Result.success({ value: parsed.data[1], id: parsed.data[2] })
    }
  } catch {
    // Not JSON: as wrong as another list's mark.
  }
  return Result.failure(Problem.create('register.cursor-wrong'))
}
