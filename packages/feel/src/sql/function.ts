import type { Call, Expression } from '../syntax/expression.ts'
import { builtins } from '../builtin/catalogue.ts'
import { isNumber } from '../value/kind.ts'
import { numeric } from './arithmetic.ts'
import { comparedSql } from './comparison.ts'
import { atom, callSql, compound, type Compiler, type Fragment, inner, type Sense } from './fragment.ts'
import { durationText } from './moment.ts'
import { patternSql } from './pattern.ts'
import { reductionSql } from './reduction.ts'
import { moneyUnits } from '../grammar/money-units.ts'

/** The arguments of a call in the order of the declaration; undefined where one was left out. */
type Arguments = readonly (Expression | undefined)[]

type Rule = (parameters: Arguments, compiler: Compiler, node: Call) => Fragment

const part = (parameters: Arguments, index: number, compiler: Compiler): Fragment => {
  const node = parameters[index]
  return node ? compiler.compile(node) : atom('null')
}

const simple =
  (name: string): Rule =>
  (parameters, compiler) =>
    callSql(name, ...parameters.map((_, index) => part(parameters, index, compiler)))

const onNumber =
  (write: (value: string) => string): Rule =>
  (parameters, compiler) =>
    atom(write(numeric(part(parameters, 0, compiler)).sql))

const scaleOf = (node: Expression | undefined): number | null => {
  if (!node) return 0
  const value =
    node.kind === 'literal'
      ? node.value
      : node.kind === 'negation' && node.operand.kind === 'literal'
        ? node.operand.value
        : null
  if (!isNumber(value)) return null
  const scale = value.truncated().toNumber()
  return node.kind === 'negation' ? -scale : scale
}

// Rounding to `scale` decimals; of money, which is counted in fen, `scale` counts decimals of the yuan.
const rounding =
  (write: (value: string, scale: number, power: string) => string): Rule =>
  (parameters, compiler, node) => {
    const [value, scaleNode] = parameters
    const scale = scaleOf(scaleNode)
    if (!value || scale === null || Math.abs(scale) > 1000) return compiler.refuse(node, 'a scale that is no constant')
    const places = compiler.typeOf(value).kind === 'money' ? scale - 2 : scale
    return atom(write(numeric(compiler.compile(value)).sql, places, `power(10::numeric, ${places})`))
  }

const textPart = (parameters: Arguments, compiler: Compiler): readonly [string, string] => [
  part(parameters, 0, compiler).sql,
  part(parameters, 1, compiler).sql,
]

const substring: Rule = (parameters, compiler) => {
  const text = part(parameters, 0, compiler).sql
  const start = `trunc(${numeric(part(parameters, 1, compiler)).sql})::integer`
  const length = parameters[2] && `trunc(${numeric(part(parameters, 2, compiler)).sql})::integer`
  const from = `case when ${start} > 0 then ${start} else char_length(${text}) + ${start} + 1 end`
  const sound = `abs(${start}) between 1 and char_length(${text})${length ? ` and ${length} >= 1` : ''}`
  return atom(`case when ${sound} then substr(${text}, ${from}${length ? `, ${length}` : ''}) end`)
}

const unknownZone = 'a date and time, whose zone is unknown'

// The date of a date, or of an instant in the zone given.
const localDate = (node: Expression | undefined, compiler: Compiler): Fragment | null => {
  if (!node) return null
  const { kind } = compiler.typeOf(node)
  if (kind === 'date') return compiler.compile(node)
  if (kind !== 'date and time' || compiler.timeZone === null || node.kind !== 'name') return null
  return atom(`(${compiler.compile(node).sql} at time zone ${compiler.bind(compiler.timeZone, 'text').sql})::date`)
}

const dateProperty =
  (field: string): Rule =>
  (parameters, compiler, node) => {
    const [value] = parameters
    const date = localDate(value, compiler)
    return date ? atom(`extract(${field} from ${date.sql})::numeric`) : compiler.refuse(node, unknownZone)
  }

const named =
  (format: string): Rule =>
  (parameters, compiler, node) => {
    const [value] = parameters
    const date = localDate(value, compiler)
    return date ? atom(`to_char(${date.sql}, '${format}')`) : compiler.refuse(node, unknownZone)
  }

const dateSql: Rule = (parameters, compiler, node) => {
  const [first, second] = parameters
  if (first && second)
    return callSql('feel.make_date', ...[0, 1, 2].map((index) => numeric(part(parameters, index, compiler))))
  const kind = first && compiler.typeOf(first).kind
  if (kind === 'string') return callSql('feel.to_date', part(parameters, 0, compiler))
  return localDate(first, compiler) ?? compiler.refuse(node, unknownZone)
}

const monthsBetween: Rule = (parameters, compiler, node) => {
  if (parameters.some((each) => !each || compiler.typeOf(each).kind !== 'date'))
    return compiler.refuse(node, 'a date and time')
  const [from, to] = textPart(parameters, compiler)
  const field = (name: string): string => `(extract(${name} from ${to}) - extract(${name} from ${from}))`
  const months = `${field('year')} * 12 + ${field('month')}`
  return atom(
    `(${months} + case when ${months} > 0 and ${field('day')} < 0 then -1 when ${months} < 0 and ${field('day')} > 0 then 1 else 0 end)::numeric`,
  )
}

const stringOf: Rule = (parameters, compiler, node) => {
  const [value] = parameters
  const kind = value && compiler.typeOf(value).kind
  const sql = part(parameters, 0, compiler)
  if (kind === 'string') return sql
  if (kind === 'number') return atom(`trim_scale(${numeric(sql).sql})::text`)
  if (kind === 'date') return atom(`to_char(${sql.sql}, 'YYYY-MM-DD')`)
  return kind === 'boolean' ? atom(`(${sql.sql})::text`) : compiler.refuse(node, `string of ${kind ?? 'nothing'}`)
}

const isSql: Rule = (parameters, compiler, node) => {
  const kinds = parameters.map((each) => each && compiler.typeOf(each).kind)
  if (kinds.some((kind) => kind === 'time' || kind === 'date and time')) return compiler.refuse(node, 'zones')
  if (kinds[0] !== kinds[1] && !kinds.includes('null') && !kinds.includes(undefined)) return atom('false')
  return comparedSql('=', [part(parameters, 0, compiler), part(parameters, 1, compiler)], 'value', false)
}

const money =
  (fen: number): Rule =>
  (parameters, compiler) =>
    compound(`${numeric(part(parameters, 0, compiler)).sql} * ${fen}`)

// A pattern written out, without flags, on which XPath and PostgreSQL agree.
const matches: Rule = (parameters, compiler, node) => {
  const [input, pattern, flags] = parameters
  const written = pattern?.kind === 'literal' && typeof pattern.value === 'string' ? patternSql(pattern.value) : null
  if (!input || written === null || flags) return compiler.refuse(node, 'matches')
  return compound(`${inner(compiler.compile(input))} ~ ${compiler.bind(written, 'text').sql}`)
}

const isColumn = (node: Expression | undefined, compiler: Compiler): node is Expression =>
  node?.kind === 'name' && compiler.typeOf(node).kind === 'list'

const listContains: Rule = (parameters, compiler, node) => {
  const [source, element] = parameters
  if (!isColumn(source, compiler) || !element) return compiler.refuse(node, 'list contains')
  const column = compiler.compile(source).sql
  const found = `coalesce(${inner(compiler.compile(element))} = any(${column}), false)`
  return atom(`case when ${column} is not null then ${found} end`)
}

const listLength: Rule = (parameters, compiler, node) => {
  const [source] = parameters
  if (!isColumn(source, compiler) || parameters.length !== 1) return compiler.refuse(node, 'count')
  return atom(`cardinality(${compiler.compile(source).sql})::numeric`)
}

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['not', (parameters, compiler) => compound(`not ${inner(part(parameters, 0, compiler))}`)],
  ['is', isSql],
  ['string length', (p, c) => atom(`char_length(${part(p, 0, c).sql})::numeric`)],
  ['upper case', simple('upper')],
  ['lower case', simple('lower')],
  ['matches', matches],
  ['list contains', listContains],
  ['count', listLength],
  ['contains', (p, c) => compound(`strpos(${textPart(p, c).join(', ')}) > 0`)],
  ['starts with', simple('starts_with')],
  [
    'ends with',
    (p, c) => compound(`right(${textPart(p, c)[0]}, char_length(${textPart(p, c)[1]})) = ${textPart(p, c)[1]}`),
  ],
  ['substring', substring],
  [
    'substring before',
    (p, c) => {
      const [text, match] = textPart(p, c)
      const place = `strpos(${text}, ${match})`
      return atom(`case when ${place} > 0 then left(${text}, ${place} - 1) when ${place} is not null then '' end`)
    },
  ],
  [
    'substring after',
    (p, c) => {
      const [text, match] = textPart(p, c)
      return atom(
        `case when strpos(${text}, ${match}) > 0 then substr(${text}, strpos(${text}, ${match}) + char_length(${match})) when strpos(${text}, ${match}) is not null then '' end`,
      )
    },
  ],
  ['string', stringOf],
  ['number', (p, c) => callSql('feel.to_number', part(p, 0, c), part(p, 1, c), part(p, 2, c))],
  ['floor', rounding((n, scale, power) => (scale === 0 ? `floor(${n})` : `floor(${n} * ${power}) / ${power}`))],
  ['ceiling', rounding((n, scale, power) => (scale === 0 ? `ceil(${n})` : `ceil(${n} * ${power}) / ${power}`))],
  ['round up', rounding((n, _, power) => `sign(${n}) * ceil(abs(${n}) * ${power}) / ${power}`)],
  ['round down', rounding((n, scale) => `trunc(${n}, ${scale})`)],
  ['round half up', rounding((n, scale) => `round(${n}, ${scale})`)],
  ['round half down', rounding((n, _, power) => `sign(${n}) * ceil(abs(${n}) * ${power} - 0.5) / ${power}`)],
  ['decimal', rounding((n, scale) => `feel.round_half_even(${n}, ${scale})`)],
  ['abs', onNumber((n) => `abs(${n})`)],
  [
    'modulo',
    (p, c) => {
      const [dividend, divisor] = [numeric(part(p, 0, c)).sql, numeric(part(p, 1, c)).sql]
      return atom(`mod(mod(${dividend}, nullif(${divisor}, 0)) + ${divisor}, nullif(${divisor}, 0))`)
    },
  ],
  ['sqrt', onNumber((n) => `case when ${n} >= 0 then sqrt(round(${n}, 40)) end`)],
  ['log', onNumber((n) => `case when ${n} > 0 then ln(round(${n}, 40)) end`)],
  ['exp', onNumber((n) => `case when ${n} between -5000 and 5000 then exp(round(${n}, 40)) end`)],
  ['odd', onNumber((n) => `(${n} = trunc(${n}) and mod(${n}, 2) <> 0)`)],
  ['even', onNumber((n) => `(${n} = trunc(${n}) and mod(${n}, 2) = 0)`)],
  ['min', (_p, c, node) => reductionSql(node, 'min', c)],
  ['max', (_p, c, node) => reductionSql(node, 'max', c)],
  ['sum', (_p, c, node) => reductionSql(node, 'sum', c)],
  ['date', dateSql],
  ['years and months duration', monthsBetween],
  ['day of year', dateProperty('doy')],
  ['week of year', dateProperty('week')],
  ['day of week', named('FMDay')],
  ['month of year', named('FMMonth')],
  ...[...moneyUnits].map(([unit, fen]): [string, Rule] => [unit, money(fen)]),
])

const argumentsOf = (node: Call, name: string): Arguments => {
  if (!node.parameters[0]?.name) return node.parameters.map(({ value }) => value)
  const given = new Map(node.parameters.map((argument) => [argument.name ?? '', argument.value]))
  const fitting = builtins
    .get(name)
    ?.signatures.find(({ parameters }) =>
      [...given.keys()].every((key) => parameters.some((each) => each.name === key)),
    )
  return (fitting?.parameters ?? []).map((parameter) => given.get(parameter.name))
}

/** Compiles the call of a built-in function; refuses by name one that SQL cannot do. */
export const callToSql = (node: Call, _sense: Sense, compiler: Compiler): Fragment => {
  const name = node.target.kind === 'name' ? node.target.name : ''
  const rule = rules.get(name)
  return rule
    ? rule(argumentsOf(node, name), compiler, node)
    : compiler.refuse(node, name === '' ? 'a function as value' : name)
}

const durationUnits: Readonly<Record<string, 'seconds' | 'months'>> = {
  days: 'seconds',
  hours: 'seconds',
  minutes: 'seconds',
  seconds: 'seconds',
  years: 'months',
  months: 'months',
}

const unitOf = (name: string, amount: string): string => {
  const units: Readonly<Record<string, string>> = {
    days: `trunc(${amount} / 86400)`,
    hours: `mod(trunc(${amount} / 3600), 24)`,
    minutes: `mod(trunc(${amount} / 60), 60)`,
    seconds: `mod(trunc(${amount}), 60)`,
    years: `trunc(${amount} / 12)`,
    months: `mod(${amount}, 12)`,
  }
  return units[name] ?? 'null'
}

// A date that was calculated may lie before the year 1, and the year before is -1 in PostgreSQL.
const datePart = (field: string, date: string, isCalculated: boolean): string => {
  const part = `extract(${field} from ${date})`
  return field === 'year' && isCalculated ? `(${part} + case when ${date} < date '0001-01-01' then 1 else 0 end)` : part
}

/** Compiles a property of a date, or of a duration. */
export const propertySql = (node: Extract<Expression, { readonly kind: 'path' }>, compiler: Compiler): Fragment => {
  const fields: Readonly<Record<string, string>> = { year: 'year', month: 'month', day: 'day', weekday: 'isodow' }
  const field = fields[node.name]
  const { kind } = compiler.typeOf(node.source)
  if (kind === 'null') return atom('null')
  const date = field === undefined ? null : localDate(node.source, compiler)
  if (date) return atom(`${datePart(field ?? '', date.sql, node.source.kind !== 'name')}::numeric`)
  const written = durationText(node.source, compiler)
  if (written && node.name in durationUnits)
    return atom(unitOf(node.name, `feel.duration_${durationUnits[node.name]}(${written.sql})`))
  const source = compiler.compile(node.source)
  const unit = kind.endsWith('duration') && node.name in durationUnits ? unitOf(node.name, inner(source)) : undefined
  return unit ? atom(unit) : compiler.refuse(node, `${kind}.${node.name}`)
}
