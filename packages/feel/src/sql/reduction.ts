import type { Call, Expression } from '../syntax/expression.ts'
import { numeric } from './arithmetic.ts'
import { atom, type Compiler, compound, type Fragment } from './fragment.ts'

const numbers = new Set(['number', 'money'])

const partsOf = (node: Call): readonly Expression[] => {
  const [first] = node.parameters
  return node.parameters.length === 1 && first?.value.kind === 'list'
    ? first.value.items
    : node.parameters.map(({ value }) => value)
}

// SQL leaves nulls out of the least and the greatest; FEEL gives null.
const write = (name: string, parts: readonly string[]): Fragment => {
  if (name === 'sum') return compound(parts.join(' + '))
  const known = parts.map((part) => `${part} is not null`).join(' and ')
  return atom(`case when ${known} then ${name === 'min' ? 'least' : 'greatest'}(${parts.join(', ')}) end`)
}

/** Compiles `min`, `max` or `sum` of numbers, of money, or of dates; refuses them of a list that is no literal. */
export const reductionSql = (node: Call, name: 'min' | 'max' | 'sum', compiler: Compiler): Fragment => {
  const parts = partsOf(node)
  const kinds = new Set(parts.map((part) => compiler.typeOf(part).kind))
  const [kind = 'null'] = kinds
  const isFit = kinds.size === 1 && (numbers.has(kind) || (kind === 'date' && name !== 'sum'))
  if (!isFit || node.parameters[0]?.name) return compiler.refuse(node, `${name}(${[...kinds].join(', ')})`)
  const written = parts.map((part) => compiler.compile(part))
  return write(
    name,
    written.map((part) => (kind === 'date' ? `(${part.sql})` : numeric(part).sql)),
  )
}
