import type { PolicyFact } from '@ceyuan/contract'
import type { Fact } from '@ceyuan/policy'
import type { City } from '../city/city.ts'

const registerOf = ({ origin }: Fact, city: Pick<City, 'registers'>): PolicyFact['register'] => {
  if (origin.kind !== 'register') return null
  const register = city.registers.find(({ id }) => id === origin.register)
  return register ? { id: register.id, label: register.label, field: origin.field } : null
}

/** An entry of the fact dictionary as the API gives it. */
export const toFact = (fact: Fact, city: Pick<City, 'registers'>): PolicyFact => {
  const { name, label, help, question, kind, unit, subject, origin, min, max, fixed } = fact
  return {
    name,
    label,
    help,
    question,
    kind,
    unit,
    subject,
    fixed,
    origin: origin.kind,
    formula: origin.kind === 'formula' ? origin.formula : null,
    register: registerOf(fact, city),
    values: [...fact.values],
    min: min?.toString() ?? null,
    max: max?.toString() ?? null,
  }
}
