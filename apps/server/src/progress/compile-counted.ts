import { check, FactType, parse, toSql, type Dictionary } from '@ceyuan/feel'
import { moneyUnitDigits, Result, type MoneyUnit } from '@ceyuan/values'
import type { City, Indicator, Register } from '../city/city.ts'
import { factKindOf, factNames, type FactKind } from '../city/dictionary.ts'
import { columnOf } from '../city/register-names.ts'
import type { CompiledFilter, Counted } from './counted.ts'
import { moneyUnitWords } from './grammar/money-unit.ts'
import type { PlanCommitment } from './plan-commitment.ts'

const factTypes: Readonly<Record<FactKind, FactType>> = Object.freeze({
  string: FactType.string,
  number: FactType.number,
  money: FactType.money,
  boolean: FactType.boolean,
  date: FactType.date,
  strings: FactType.list(FactType.string),
})

const everything: CompiledFilter = Object.freeze({ sql: 'true', parameters: [] })

/** Compiles a FEEL filter over a register's fields, called by their Chinese labels, to SQL over its history table. */
const compileFilter = (text: string | undefined, register: Register): Result<CompiledFilter> => {
  if (text === undefined) return Result.success(everything)
  const names = factNames(register)
  const dictionary: Dictionary = Object.fromEntries(
    Array.from(names, ([name, field]) => [name, factTypes[factKindOf(field)]]),
  )
  const column = (name: string): string => {
    const field = names.get(name)
    if (!field) throw new Error(`No field is called ${name}`)
    return `"${columnOf(field.id)}"`
  }
  return Result.andThen(parse(text, dictionary), (parsed) =>
    Result.andThen(check(parsed, dictionary, { wanted: FactType.boolean }), (typed) =>
      toSql(typed, { dialect: 'postgres', column, as: 'condition' }),
    ),
  )
}

const registerOf = (city: City, id: string): Register => {
  const register = city.registers.find((candidate) => candidate.id === id)
  if (!register) throw new Error(`No register ${id}`)
  return register
}

const isMoneyUnit = (unit: string | undefined): unit is MoneyUnit => unit !== undefined && unit in moneyUnitDigits

const divisorOf = (register: Register, fieldId: string | null, unit: string): number => {
  const field = register.fields.find(({ id }) => id === fieldId)
  if (field?.type !== 'money') return 1
  const moneyUnit = moneyUnitWords[unit]
  return isMoneyUnit(moneyUnit) ? 10 ** moneyUnitDigits[moneyUnit] : 1
}

/** An indicator of the pack, ready to be asked of the database. */
const compileIndicator = (indicator: Indicator, city: City): Result<Counted> => {
  const register = registerOf(city, indicator.register)
  const { measure } = indicator
  const field = 'field' in measure ? measure.field : null
  const once = measure.kind === 'countDistinct' ? [measure.field] : indicator.once
  const filter = compileFilter(indicator.filter, register)
  const numerator = measure.kind === 'ratio' ? compileFilter(measure.numerator, register) : Result.success(null)
  const pending = indicator.pending === undefined ? Result.success(null) : compileFilter(indicator.pending, register)
  return Result.andThen(filter, (compiled) =>
    Result.map(Result.all([numerator, pending]), ([above = null, underWay = null]) => ({
      id: indicator.id,
      register,
      unit: indicator.unit,
      measure: measure.kind,
      model: indicator.model,
      dateColumn: columnOf(indicator.date),
      onceColumns: once.map(columnOf),
      amountColumn: measure.kind === 'sum' || measure.kind === 'latest' ? columnOf(field ?? '') : null,
      divisor: divisorOf(register, field, indicator.unit),
      filter: compiled,
      pending: underWay,
      numerator: above,
    })),
  )
}

/** The id under which the records of a commitment's measure are counted. */
export const recordsIdOf = (commitmentId: string): string => `records:${commitmentId}`

const compileRecords = (commitment: PlanCommitment, city: City): Result<Counted | null> => {
  const { binding, id } = commitment
  if (binding?.kind !== 'records') return Result.success(null)
  const register = registerOf(city, binding.register)
  return Result.map(compileFilter(binding.filter, register), (filter) => ({
    id: recordsIdOf(id),
    register,
    unit: '',
    measure: 'count',
    model: 'counting',
    dateColumn: binding.date === undefined ? null : columnOf(binding.date),
    onceColumns: [],
    amountColumn: null,
    divisor: 1,
    filter,
    pending: null,
    numerator: null,
  }))
}

/** Everything that is counted for a plan: the indicators of the pack, and the records that measures are bound to. */
export const compileCounted = (city: City, commitments: readonly PlanCommitment[]): Result<readonly Counted[]> => {
  const indicators = Result.all(city.indicators.map((indicator) => compileIndicator(indicator, city)))
  const records = Result.all(commitments.map((commitment) => compileRecords(commitment, city)))
  return Result.andThen(indicators, (first) =>
    Result.map(records, (second) => [...first, ...second.filter((counted) => counted !== null)]),
  )
}
