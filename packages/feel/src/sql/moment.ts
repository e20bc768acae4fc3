import type { Expression } from '../syntax/expression.ts'
import { numeric } from './arithmetic.ts'
import { atom, callSql, type Compiler, type Fragment } from './fragment.ts'

const calledName = (node: Expression): string | null =>
  node.kind === 'call' && node.target.kind === 'name' ? node.target.name : null

const textArgument = (node: Expression, compiler: Compiler): Fragment | null => {
  if (node.kind !== 'call' || node.parameters.length !== 1) return null
  const value = node.parameters[0]?.value
  return value && compiler.typeOf(value).kind === 'string' ? compiler.compile(value) : null
}

/** Gives the text from which `duration(text)` makes a duration; null for any other expression. */
export const durationText = (node: Expression, compiler: Compiler): Fragment | null =>
  calledName(node) === 'duration' ? textArgument(node, compiler) : null

const makeTime = (node: Expression, compiler: Compiler): Fragment | null => {
  if (node.kind !== 'call' || node.parameters.length < 3 || node.parameters[0]?.name) return null
  const [hour, minute, second, offset] = node.parameters.map(({ value }) => numeric(compiler.compile(value)))
  return hour && minute && second ? callSql('feel.make_time', hour, minute, second, offset ?? atom('null')) : null
}

const readers: Readonly<Record<string, string>> = { time: 'feel.to_time', 'date and time': 'feel.to_date_time' }

/** Compiles a time, date and time or duration made from a row's values, as whole result: text in the language's form. */
export const momentSql = (node: Expression, compiler: Compiler): Fragment | null => {
  const name = calledName(node)
  if (name === null) return null
  const text = textArgument(node, compiler)
  if (name === 'duration' && text) {
    const known = `coalesce(feel.duration_months(${text.sql}), feel.duration_seconds(${text.sql}))`
    return atom(`case when ${known} is not null then ${text.sql} end`)
  }
  const reader = readers[name]
  if (reader && text) return callSql(reader, text)
  return name === 'time' ? makeTime(node, compiler) : null
}
