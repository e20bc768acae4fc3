import type { Call, Expression } from '../../syntax/expression.ts'
import { isNumber } from '../../value/kind.ts'
import type { Dialect } from './dialect.ts'
import type { MappingSite } from './mapping-sql.ts'

type Write = (dialect: Dialect, parts: readonly string[]) => string

const before: Write = (dialect, [text = '', part = '']) =>
  `case when ${text} is null or ${part} is null then null when ${part} = '' or not ${dialect.contains(text, part)} then '' ` +
  `else ${dialect.slice(text, '1', `${dialect.position(text, part)} - 1`)} end`

const after: Write = (dialect, [text = '', part = '']) =>
  `case when ${text} is null or ${part} is null then null when ${part} = '' then ${text} ` +
  `when not ${dialect.contains(text, part)} then '' ` +
  `else ${dialect.slice(text, `${dialect.position(text, part)} + ${dialect.length(part)}`, null)} end`

/** The functions that take a text apart by another. */
export const textFunctions: Readonly<Record<string, Write>> = Object.freeze({
  'substring before': before,
  'substring after': after,
})

const wholeOf = (node: Expression | undefined, site: MappingSite): number | null => {
  const value = node && site.constantOf(node)?.value
  return value !== null && value !== undefined && isNumber(value) ? value.truncated().toNumber() : null
}

/** Writes the part of a text from a place on; a place or length that is no constant is refused. */
export const substringSql = (
  { parameters, ...node }: Call,
  write: (node: Expression, site: MappingSite) => string,
  site: MappingSite,
): string => {
  const [text, place, size] = parameters.map(({ value }) => value)
  const [start, length] = [wholeOf(place, site), wholeOf(size, site)]
  const isFit = text && start !== null && (size === undefined || length !== null)
  if (!isFit || parameters.some(({ name }) => name !== null)) return site.refuse({ parameters, ...node }, 'substring')
  if (start === 0 || (length !== null && length < 1)) return 'null'
  const sql = write(text, site)
  const all = site.dialect.length(sql)
  const from = start > 0 ? String(start) : `${all} - ${-start - 1}`
  return `case when ${all} >= ${Math.abs(start)} then ${site.dialect.slice(sql, from, length === null ? null : String(length))} end`
}
