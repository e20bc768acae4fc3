import type { RegisterFieldInfo, RegisterInfo } from '@ceyuan/contract'
import type { City, Register, RegisterField } from '../city/city.ts'
import type { Actor } from '../database/database.ts'
import { mayWrite, visibleFields } from './access.ts'
import { isSortable } from './list-query.ts'

const valuesOf = (field: RegisterField, city: City): RegisterFieldInfo['values'] => {
  if (field.type !== 'region') return field.values ?? null
  return city.regions.map(({ code, name, en }) => ({ id: code, label: { zh: name, en } }))
}

const toFieldInfo = (field: RegisterField, register: Register, city: City): RegisterFieldInfo => ({
  id: field.id,
  label: field.label,
  type: field.type,
  help: field.help ?? null,
  source: field.source ?? null,
  required: field.required,
  list: field.list,
  search: field.search || field.id === register.title,
  key: register.key.includes(field.id),
  visibility: field.visibility,
  values: valuesOf(field, city),
  register: field.register ?? null,
  of: field.of ?? null,
  unit: field.unit ?? null,
  min: field.min ?? null,
  max: field.max ?? null,
  maxLength: field.maxLength ?? null,
  pattern: field.pattern ?? null,
  sortable: isSortable(register, field),
})

const toInfo = (
  register: Register,
  city: City,
  fields: readonly RegisterField[],
  may: Pick<RegisterInfo, 'mayWrite' | 'mayImport'>,
): RegisterInfo => ({
  id: register.id,
  label: register.label,
  help: register.help ?? null,
  owner: { id: register.owner, name: city.units.find(({ id }) => id === register.owner)?.name ?? register.owner },
  visibility: register.visibility,
  title: register.title,
  key: [...register.key],
  fields: fields.map((field) => toFieldInfo(field, register, city)),
  ...may,
})

/** A register as an actor may see it. */
export const toRegisterInfo = (actor: Actor, register: Register, city: City): RegisterInfo =>
  toInfo(register, city, visibleFields(actor, register, city), {
    mayWrite: mayWrite(actor, register, city),
    mayImport: mayWrite(actor, register, city, 'register.import'),
  })

/** A register as the body sees it whose record is shown: every field, and nothing to write. */
export const toOwnRegisterInfo = (register: Register, city: City): RegisterInfo =>
  toInfo(register, city, register.fields, { mayWrite: false, mayImport: false })
