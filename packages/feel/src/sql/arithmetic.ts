import type { Expression } from '../syntax/expression.ts'
import { atom, compound, type Compiler, type Fragment, inner, nullFragment } from './fragment.ts'

const durations = new Set(['days and time duration', 'years and months duration'])

/** Gives a number for arithmetic: never an integer type, which would overflow or divide without rest. */
export const numeric = ({ sql }: Fragment): Fragment => {
  const literal = /^(\$\d+)::bigint$/.exec(sql)
  if (literal) return atom(`${literal[1]}::numeric`)
  return /^(\$\d+::numeric|".*"::numeric|[a-z_.]+\(.*\))$/.test(sql) ? { sql, atom: true } : atom(`(${sql})::numeric`)
}

/** Divides to 40 decimals; null by zero. */
const divideSql = (left: Fragment, right: Fragment): Fragment =>
  compound(`round(${numeric(left).sql}, 40) / nullif(${numeric(right).sql}, 0)`)

const shiftDate = (date: Fragment, amount: Fragment, { kind, sign }: { kind: string; sign: '+' | '-' }): Fragment => {
  if (kind === 'years and months duration') {
    const months = `${sign === '-' ? '-' : ''}(${amount.sql})::integer`
    return atom(`(${inner(date)} + make_interval(months => ${months}))::date`)
  }
  const days = `floor(${sign === '-' ? '-' : ''}(${amount.sql}) / 86400)::integer`
  return compound(`${inner(date)} + ${days}`)
}

type Sum = Extract<Expression, { readonly kind: 'arithmetic' }>

const dateSql = (node: Sum, compiler: Compiler): Fragment | null => {
  const [left, right] = [compiler.typeOf(node.left).kind, compiler.typeOf(node.right).kind]
  const sign = node.operator === '-' ? '-' : '+'
  if (left === 'date' && right === 'date') {
    return compound(`(${inner(compiler.compile(node.left))} - ${inner(compiler.compile(node.right))})::numeric * 86400`)
  }
  if (left === 'date' && durations.has(right)) {
    return shiftDate(compiler.compile(node.left), compiler.compile(node.right), { kind: right, sign })
  }
  if (right === 'date' && durations.has(left)) {
    return shiftDate(compiler.compile(node.right), compiler.compile(node.left), { kind: left, sign })
  }
  return null
}

const countable = new Set(['number', 'money', ...durations])

// A duration times or over a number keeps whole months, or whole nanoseconds.
const scaled = (product: Fragment, kind: string): Fragment => {
  if (kind === 'years and months duration') return atom(`trunc(${product.sql})`)
  return kind === 'days and time duration' ? atom(`trunc(${product.sql}, 9)`) : product
}

/** Compiles arithmetic of numbers, money, durations, dates and texts. */
export const arithmeticSql = (node: Sum, compiler: Compiler): Fragment => {
  const [left, right] = [compiler.typeOf(node.left).kind, compiler.typeOf(node.right).kind]
  if (left === 'null' || right === 'null') return nullFragment
  if (left === 'string' && right === 'string') {
    return compound(`${inner(compiler.compile(node.left))} || ${inner(compiler.compile(node.right))}`)
  }
  const dated = dateSql(node, compiler)
  if (dated) return dated
  if (!countable.has(left) || !countable.has(right)) return compiler.refuse(node, `${left} ${node.operator} ${right}`)
  const [first, next] = [compiler.compile(node.left), compiler.compile(node.right)]
  const { kind } = compiler.typeOf(node)
  if (node.operator === '**') return atom(`feel.power(${numeric(first).sql}, ${numeric(next).sql})`)
  if (node.operator === '/') return scaled(divideSql(first, next), kind)
  const result = compound(`${inner(numeric(first))} ${node.operator} ${inner(numeric(next))}`)
  return node.operator === '*' ? scaled(result, kind) : result
}
