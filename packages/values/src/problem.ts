/** A place in a source: a file or field, and where known the line and column (both from 1) and the UTF-16 offset. */
export type Place = {
  readonly source?: string
  readonly path?: string
  readonly line?: number
  readonly column?: number
  readonly offset?: number
}

/** A value that a problem's sentence may show. */
export type ProblemValue = string | number | boolean | null | readonly string[]

/**
 * What the world did wrong, as a value: a stable code, the place, and the values its sentence names.
 * The sentence is made from the code by the message catalogue; codes are only ever added.
 */
export type Problem = {
  readonly code: string
  readonly at?: Place
  readonly values: Readonly<Record<string, ProblemValue>>
}

/** Makes a problem; `at` is left out where the place is unknown. */
export const Problem: Readonly<{
  create: (code: string, values?: Problem['values'], at?: Place) => Problem
  is: (value: unknown) => value is Problem
}> = Object.freeze({
  create: (code: string, values: Problem['values'] = {}, at?: Place): Problem =>
    Object.freeze(at === undefined ? { code, values } : { code, at, values }),
  is: (value: unknown): value is Problem =>
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'values' in value,
})
