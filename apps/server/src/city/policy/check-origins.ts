import { Problem } from '@ceyuan/values'
import { compileFilter } from '../check-filters.ts'
import { nearestName } from '../nearest-name.ts'
import type { ParsedPack } from '../parsed-pack.ts'
import type { YamlPath } from '../yaml-file.ts'

type FactsFile = NonNullable<ParsedPack['facts']>

const originsOf = (facts: FactsFile, registers: ParsedPack['registers']): readonly Problem[] =>
  facts.value.flatMap(({ from }, index) => {
    if (!from) return []
    const unknown = (kind: string, key: 'register' | 'field', known: readonly string[]): Problem => {
      const path: YamlPath = [index, 'from', key]
      const values = { kind, found: from[key], nearest: nearestName(from[key], known) ?? '', path: path.join('.') }
      return Problem.create('city.unknown-name', values, facts.placeOf(path))
    }
    const register = registers.find(({ value }) => value.id === from.register)
    const ids = registers.map(({ value }) => value.id)
    if (!register) return [unknown('register', 'register', ids)]
    const fields = register.value.fields.map(({ id }) => id)
    if (!fields.includes(from.field)) return [unknown('field', 'field', fields)]
    const where = from.where === undefined ? null : compileFilter(from.where, register.value)
    if (where?.kind !== 'failure') return []
    const place = facts.placeOf([index, 'from', 'where'])
    return where.problems.map(({ code, values }) => Problem.create(code, values, place))
  })

/** Every fact that is to come from a register or a field that is not there; and policies or ladders without any dictionary. */
export const checkOrigins = ({ facts, registers, policies, ladders }: ParsedPack): readonly Problem[] => {
  if (facts) return originsOf(facts, registers)
  return [...policies, ...ladders].map((file) =>
    Problem.create('city.missing', { path: 'facts.yaml' }, file.placeOf([])),
  )
}
