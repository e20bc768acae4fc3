import { Problem } from '@ceyuan/values'

/** The keys and indexes that lead to a part of a file. */
export type Path = readonly (string | number)[]

/** Where a declaration stands: the file it was read from, and the path within it. */
export type Origin = { readonly file: string; readonly path: Path }

/** Where a part of a declaration stands. */
export const within = ({ file, path }: Origin, ...more: Path): Origin => ({ file, path: [...path, ...more] })

/**
 * A problem at a part of a declaration. `at.path` is the path joined by slashes, for the reader of the file to find its line;
 * line and column, where given, count within the expression that stands there.
 */
export const problemIn = (
  { file, path }: Origin,
  code: string,
  values: Problem['values'] = {},
  inText: { readonly line?: number; readonly column?: number } = {},
): Problem => {
  const { line, column } = inText
  const place = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }
  return Problem.create(code, values, { source: file, path: path.join('/'), ...place })
}
