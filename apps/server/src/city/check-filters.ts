import { check, FactType, parse, toSql, type Dictionary } from '@ceyuan/feel'
import { Problem, Result } from '@ceyuan/values'
import type { RegisterField } from './city.ts'
import { factKindOf, type FactKind } from './dictionary.ts'
import type { ParsedPack } from './parsed-pack.ts'
import type { YamlFile, YamlPath } from './yaml-file.ts'

const factTypes: Readonly<Record<FactKind, FactType>> = Object.freeze({
  string: FactType.string,
  number: FactType.number,
  money: FactType.money,
  boolean: FactType.boolean,
  date: FactType.date,
  strings: FactType.list(FactType.string),
})

type RegisterFile = ParsedPack['registers'][number]

/** A FEEL text of the pack: where it stands and over which register it speaks. */
type Filter = {
  readonly file: YamlFile<unknown>
  readonly path: YamlPath
  readonly text: string | undefined
  readonly register: string
}

type Fields = { readonly fields: readonly Pick<RegisterField, 'type' | 'label'>[] }

const dictionaryOf = ({ fields }: Fields): Dictionary =>
  Object.fromEntries(fields.map((field) => [field.label.zh, factTypes[factKindOf(field)]]))

/** Whether a FEEL text picks records of a register: it parses, its names and types are the register's, and it can be SQL. */
export const compileFilter = (text: string, register: Fields): Result<unknown> => {
  const dictionary = dictionaryOf(register)
  // Compiled only to be refused: the columns have no say in whether an expression can be SQL.
  return Result.andThen(parse(text, dictionary), (parsed) =>
    Result.andThen(check(parsed, dictionary, { wanted: FactType.boolean }), (typed) =>
      toSql(typed, { dialect: 'postgres', column: (name) => `"${name}"`, as: 'condition' }),
    ),
  )
}

const isQuoted = (source: string): boolean => source.startsWith("'") || source.startsWith('"')

const problemsOf = (filter: Filter, registers: readonly RegisterFile[]): readonly Problem[] => {
  const register = registers.find(({ value }) => value.id === filter.register)
  // A register that does not exist is told by the cross-check.
  if (filter.text === undefined || !register) return []
  const compiled = compileFilter(filter.text, register.value)
  if (compiled.kind === 'success') return []
  const place = filter.file.placeOf(filter.path)
  const start = (place.column ?? 1) + (isQuoted(filter.file.textAt(filter.path)) ? 1 : 0)
  return compiled.problems.map(({ code, values, at }) =>
    Problem.create(code, values, {
      ...place,
      ...(at?.line === undefined || at.line === 1 ? { column: start + (at?.column ?? 1) - 1 } : {}),
    }),
  )
}

const indicatorFilters = (file: ParsedPack['indicators'][number]): readonly Filter[] => {
  const { register, filter, pending, measure } = file.value
  const numerator = measure.kind === 'ratio' ? measure.numerator : undefined
  return [
    { file, path: ['filter'], text: filter, register },
    { file, path: ['pending'], text: pending, register },
    { file, path: ['measure', 'numerator'], text: numerator, register },
  ]
}

const commitmentFilters = (file: NonNullable<ParsedPack['commitments']>): readonly Filter[] =>
  file.value.flatMap(({ binding }, index) =>
    binding.kind === 'records'
      ? [{ file, path: [index, 'binding', 'filter'], text: binding.filter, register: binding.register }]
      : [],
  )

/** Every FEEL text of the pack that cannot be read, names what no register has, or cannot become SQL; at its line and column. */
export const checkFilters = ({ indicators, commitments, registers }: ParsedPack): readonly Problem[] =>
  [...indicators.flatMap(indicatorFilters), ...(commitments ? commitmentFilters(commitments) : [])].flatMap((filter) =>
    problemsOf(filter, registers),
  )
