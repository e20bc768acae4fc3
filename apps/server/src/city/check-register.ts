import { Problem } from '@ceyuan/values'
import type { z } from 'zod'
import { nearestName } from './nearest-name.ts'
import type { registerFile } from './pack-schema.ts'
import { columnOf, systemColumns } from './register-names.ts'
import type { YamlFile, YamlPath } from './yaml-file.ts'

/** A register file as parsed. */
export type RegisterFile = YamlFile<z.output<typeof registerFile>>
type Field = RegisterFile['value']['fields'][number]

const unknownField = (file: RegisterFile, path: YamlPath, name: string): readonly Problem[] => {
  const known = file.value.fields.map(({ id }) => id)
  if (known.includes(name)) return []
  const nearest = nearestName(name, known) ?? ''
  return [
    Problem.create(
      'city.unknown-name',
      { kind: 'field', found: name, nearest, path: path.join('.') },
      file.placeOf(path),
    ),
  ]
}

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text, 'u').source.length > 0
  } catch {
    return false
  }
}

const rank = { public: 0, internal: 1, restricted: 2 } as const

// Who sees the register can search it, and would find out what a narrower field holds.
const isHiddenSearch = ({ search, visibility }: Field, whole: keyof typeof rank): boolean =>
  search && rank[visibility ?? whole] > rank[whole]

const lacksValues = ({ type, of, values }: Field): boolean =>
  values === undefined && (type === 'enum' || (type === 'list' && of === 'enum'))

const faultsOf = (
  field: Field,
  registerIds: readonly string[],
  whole: keyof typeof rank,
): readonly (readonly [key: string, reason: string])[] => {
  return [
    ...(lacksValues(field) ? [['type', 'valuesNeeded'] as const] : []),
    ...(field.type === 'reference' && !field.register ? [['type', 'registerNeeded'] as const] : []),
    ...(field.register && !registerIds.includes(field.register) ? [['register', 'unknownRegister'] as const] : []),
    ...(field.pattern !== undefined && !isPattern(field.pattern) ? [['pattern', 'patternInvalid'] as const] : []),
    ...(isHiddenSearch(field, whole) ? [['search', 'searchHidden'] as const] : []),
    ...(systemColumns.includes(columnOf(field.id)) ? [['id', 'nameReserved'] as const] : []),
  ]
}

/** What is wrong within one register's declaration. */
export const checkRegister = (file: RegisterFile, registers: readonly RegisterFile[]): readonly Problem[] => {
  const { fields, key, title } = file.value
  const registerIds = registers.map(({ value }) => value.id)
  const seen = new Map<string, number>()
  const fieldProblems = fields.flatMap((field, index) => {
    const repeated = [field.id, field.label.zh].filter((name) => seen.has(name))
    for (const name of [field.id, field.label.zh]) seen.set(name, index)
    return [
      ...repeated.map((id) => Problem.create('city.twice', { id }, file.placeOf(['fields', index, 'id']))),
      ...faultsOf(field, registerIds, file.value.visibility).map(([part, reason]) =>
        Problem.create(
          'city.field-wrong',
          { field: field.id, reason, nearest: nearestName(field.register ?? '', registerIds) ?? '' },
          file.placeOf(['fields', index, part]),
        ),
      ),
    ]
  })
  const isDuplicate = registers.find(({ value }) => value.id === file.value.id) !== file
  return [
    ...(isDuplicate ? [Problem.create('city.twice', { id: file.value.id }, file.placeOf(['id']))] : []),
    ...key.flatMap((name, index) => unknownField(file, ['key', index], name)),
    ...unknownField(file, ['title'], title),
    ...fieldProblems,
  ]
}
