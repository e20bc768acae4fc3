import { Problem } from '@ceyuan/values'
import type { CityCommitment, Indicator, Unit } from './city.ts'
import { nearestName } from './nearest-name.ts'
import type { ParsedPack } from './parsed-pack.ts'
import { checkRegister, type RegisterFile } from './check-register.ts'
import type { YamlFile, YamlPath } from './yaml-file.ts'

type Reference = {
  readonly file: YamlFile<unknown>
  readonly path: YamlPath
  readonly kind: string
  readonly name: string
  readonly known: readonly string[]
}

const check = ({ file, path, kind, name, known }: Reference): readonly Problem[] =>
  known.includes(name)
    ? []
    : [
        Problem.create(
          'city.unknown-name',
          { kind, found: name, nearest: nearestName(name, known) ?? '', path: path.join('.') },
          file.placeOf(path),
        ),
      ]

const twice = (file: YamlFile<unknown>, ids: readonly string[], pathOf: (index: number) => YamlPath) =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [Problem.create('city.twice', { id }, file.placeOf(pathOf(index)))] : [],
  )

const checkIndicator = (file: YamlFile<Indicator>, registers: readonly RegisterFile[]): readonly Problem[] => {
  const { value } = file
  const register = registers.find((candidate) => candidate.value.id === value.register)
  if (!register) {
    const known = registers.map((candidate) => candidate.value.id)
    return check({ file, path: ['register'], kind: 'register', name: value.register, known })
  }
  const known = register.value.fields.map(({ id }) => id)
  const fieldAt = (path: YamlPath, name: string) => check({ file, path, kind: 'field', name, known })
  return [
    ...fieldAt(['date'], value.date),
    ...value.once.flatMap((name, index) => fieldAt(['once', index], name)),
    ...('field' in value.measure ? fieldAt(['measure', 'field'], value.measure.field) : []),
  ]
}

type RecordsBinding = Extract<CityCommitment['binding'], { kind: 'records' }>

const checkRecords = (
  file: YamlFile<readonly CityCommitment[]>,
  index: number,
  { register: name, date }: RecordsBinding,
  { registers }: ParsedPack,
): readonly Problem[] => {
  const path = [index, 'binding']
  const register = registers.find(({ value }) => value.id === name)
  if (!register) {
    const known = registers.map(({ value }) => value.id)
    return check({ file, path: [...path, 'register'], kind: 'register', name, known })
  }
  const known = register.value.fields.map(({ id }) => id)
  return date === undefined ? [] : check({ file, path: [...path, 'date'], kind: 'field', name: date, known })
}

const checkCommitment = (
  file: YamlFile<readonly CityCommitment[]>,
  index: number,
  commitment: CityCommitment,
  pack: ParsedPack,
): readonly Problem[] => {
  const units = pack.units.value.map(({ id }) => id)
  const { binding } = commitment
  const indicators = pack.indicators.map(({ value }) => value.id)
  return [
    ...check({ file, path: [index, 'lead'], kind: 'unit', name: commitment.lead, known: units }),
    ...commitment.support.flatMap((name, place) =>
      check({ file, path: [index, 'support', place], kind: 'unit', name, known: units }),
    ),
    ...(binding.kind === 'indicator'
      ? check({
          file,
          path: [index, 'binding', 'indicator'],
          kind: 'indicator',
          name: binding.indicator,
          known: indicators,
        })
      : []),
    ...(binding.kind === 'records' ? checkRecords(file, index, binding, pack) : []),
    ...(commitment.kind === 'target' && !commitment.target
      ? [Problem.create('city.missing', { path: `${index}.target` }, file.placeOf([index]))]
      : []),
  ]
}

const checkAccounts = ({ city, units }: ParsedPack): readonly Problem[] => {
  const roles = city.value.roles.map(({ id }) => id)
  const unitIds = units.value.map(({ id }: Unit) => id)
  return city.value.sampleAccounts.flatMap(({ role, unit }, index) => [
    ...check({ file: city, path: ['sampleAccounts', index, 'role'], kind: 'role', name: role, known: roles }),
    ...(unit === undefined
      ? []
      : check({ file: city, path: ['sampleAccounts', index, 'unit'], kind: 'unit', name: unit, known: unitIds })),
  ])
}

/** Every name in the pack that points nowhere, and every id given twice. */
export const crossCheck = (pack: ParsedPack): readonly Problem[] => {
  const { city, units, regions, limits, registers, indicators, commitments } = pack
  const unitIds = units.value.map(({ id }) => id)
  return [
    ...twice(
      city,
      city.value.roles.map(({ id }) => id),
      (index) => ['roles', index, 'id'],
    ),
    ...twice(units, unitIds, (index) => [index, 'id']),
    ...(regions
      ? twice(
          regions,
          regions.value.map(({ code }) => code),
          (index) => [index, 'code'],
        )
      : []),
    ...(limits
      ? twice(
          limits,
          limits.value.map(({ id }) => id),
          (index) => [index, 'id'],
        )
      : []),
    ...checkAccounts(pack),
    ...registers.flatMap((file) => [
      ...check({ file, path: ['owner'], kind: 'unit', name: file.value.owner, known: unitIds }),
      ...file.value.keepers.flatMap((name, index) =>
        check({ file, path: ['keepers', index], kind: 'unit', name, known: unitIds }),
      ),
      ...checkRegister(file, registers),
    ]),
    ...indicators.flatMap((file) => checkIndicator(file, registers)),
    ...(commitments
      ? [
          ...twice(
            commitments,
            commitments.value.map(({ id }) => id),
            (index) => [index, 'id'],
          ),
          ...commitments.value.flatMap((commitment, index) => checkCommitment(commitments, index, commitment, pack)),
        ]
      : []),
  ]
}
