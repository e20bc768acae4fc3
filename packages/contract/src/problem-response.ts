import { z } from 'zod'

const place = z
  .object({ source: z.string(), path: z.string(), line: z.int(), column: z.int(), offset: z.int() })
  .partial()

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** One problem on the wire: its code and values, the place where known, and its sentence in the caller's language. */
export const problemItem = z.object({
  code: z.string(),
  detail: z.string(),
  at: place.optional(),
  values: z.record(z.string(), value),
})

/** One problem on the wire. */
export type ProblemItem = z.infer<typeof problemItem>

/**
 * The body of every refusal (RFC 9457, `application/problem+json`); `problems` holds them all, the first also at the top.
 * `at.path` is the JSON pointer of the field, beginning with `/body`, `/query` or `/params`.
 */
export const problemResponse = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    ...problemItem.shape,
    problems: z.array(problemItem),
  })
  .meta({ id: 'Problem' })

/** The body of every refusal. */
export type ProblemResponse = z.infer<typeof problemResponse>
