import type { CommitmentBinding } from '@ceyuan/plan'
import { Problem, Result } from '@ceyuan/values'
import { compileFilter } from '../city/check-filters.ts'
import type { City, Register } from '../city/city.ts'
import { nearestName } from '../city/nearest-name.ts'

type Named = { readonly id: string; readonly label: { readonly zh: string } }
type Checked = Result<CommitmentBinding>
type Records = Extract<CommitmentBinding, { readonly kind: 'records' }>

const unknown = (code: string, found: string, known: readonly Named[], values: Problem['values'] = {}) => {
  const nearest = nearestName(
    found,
    known.flatMap(({ id, label }) => [id, label.zh]),
  )
  const named = known.find(({ id, label }) => id === nearest || label.zh === nearest)
  const words = named ? `${named.label.zh} (${named.id})` : 'none'
  return Problem.create(code, { ...values, found, nearest: words })
}

const checkDate = (date: string | undefined, register: Register): readonly Problem[] => {
  const dates = register.fields.filter(({ type }) => type === 'date')
  if (date === undefined || dates.some(({ id }) => id === date)) return []
  return [unknown('plan.binding-field-unknown', date, dates, { register: register.label.zh })]
}

const checkRecords = (binding: Records, { registers }: City): Checked => {
  const register = registers.find(({ id }) => id === binding.register)
  if (!register) return Result.failure(unknown('plan.binding-register-unknown', binding.register, registers))
  const filter = binding.filter?.trim() ?? ''
  const compiled = filter === '' ? Result.success(null) : compileFilter(filter, register)
  const [first, ...rest] = [
    ...(compiled.kind === 'failure' ? compiled.problems : []),
    ...checkDate(binding.date, register),
  ]
  const { filter: _, ...plain } = binding
  return first ? Result.failure(first, ...rest) : Result.success(filter === '' ? plain : { ...plain, filter })
}

/** What a commitment is to be held against, checked against the city's indicators and registers: an unknown name is told with the nearest one. */
export const checkBinding = (binding: CommitmentBinding, city: City): Checked => {
  switch (binding.kind) {
    case 'indicator': {
      const isKnown = city.indicators.some(({ id }) => id === binding.indicator)
      if (isKnown) return Result.success(binding)
      return Result.failure(unknown('plan.binding-indicator-unknown', binding.indicator, city.indicators))
    }
    case 'records':
      return checkRecords(binding, city)
    case 'milestone': {
      const zh = binding.title.zh.trim()
      const en = binding.title.en.trim()
      if (zh === '') return Result.failure(Problem.create('plan.binding-title-missing'))
      return Result.success({ ...binding, title: { zh, en: en === '' ? zh : en } })
    }
  }
}

/** What a commitment may be held against in a city, for choosing. */
export const toBindingChoices = ({ indicators, registers }: City) => ({
  indicators: indicators.map(({ id, label }) => ({ id, label })),
  registers: registers.map(({ id, label, fields }) => ({
    id,
    label,
    names: fields.map((field) => field.label.zh),
    dates: fields.filter(({ type }) => type === 'date').map((field) => ({ id: field.id, label: field.label })),
  })),
})
