import { CreditCode } from '@ceyuan/values'
import type { Register, RegisterField } from '../../apps/server/src/city/city.ts'
import type { SampleVersion } from './city-pack.ts'

type Keys = ReadonlyMap<string, ReadonlySet<string>>

type Check = (value: unknown, field: RegisterField, keys: Keys) => boolean

const isText: Check = (value) => typeof value === 'string' && value !== ''
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

const checks: Readonly<Partial<Record<RegisterField['type'], Check>>> = {
  enum: (value, { values }) => values?.some(({ id }) => id === value) ?? false,
  creditCode: (value) => typeof value === 'string' && CreditCode.parse(value).kind === 'success',
  money: matches(/^\d+$/),
  date: matches(/^\d{4}-\d{2}-\d{2}$/),
  region: matches(/^\d{6}$/),
  industry: matches(/^\d{4}$/),
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  reference: (value, { register }, keys) => typeof value === 'string' && (keys.get(register ?? '')?.has(value) ?? true),
  list: (value) => Array.isArray(value),
}

const isRight: Check = (value, field, keys) => (checks[field.type] ?? isText)(value, field, keys)

/** What does not fit in a version of a sample record, named by register, key and field. */
export const faultsOf = (register: Register, version: SampleVersion, keys: Keys): readonly string[] => {
  const { fields, key, sample } = version
  const known = new Map(register.fields.map((field) => [field.id, field]))
  const name = (part: string) => `${register.id} ${key}: ${part}`
  const invented = sample && register.id !== 'output' && !JSON.stringify(fields).includes('示例')
  return [
    ...(register.key.map((part) => fields[part]).join(' ') === key ? [] : [name('key')]),
    ...(invented ? [name('no mark of an invented record')] : []),
    ...Object.entries(fields).flatMap(([id, value]) => {
      const field = known.get(id)
      return field && isRight(value, field, keys) ? [] : [name(id)]
    }),
    ...register.fields.filter(({ required, id }) => required && fields[id] === undefined).map(({ id }) => name(id)),
  ]
}
