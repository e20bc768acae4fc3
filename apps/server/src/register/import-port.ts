import { normalText, Problem, Result } from '@ceyuan/values'
import { sql } from 'kysely'
import type { City, Register, RegisterField } from '../city/city.ts'
import { nearestName } from '../city/nearest-name.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import type { Actor, Database, Scope } from '../database/database.ts'
import type { Lookup } from '../import/import-field.ts'
import type { RegisterPort } from '../import/register-port.ts'
import { compareRecords, writeRecords } from './bulk-store.ts'
import { createIndustryLookup } from './code-names.ts'
import { readValue } from './field-value.ts'
import { undoImportRecords } from './undo-import.ts'

// A longer list is not held in memory: its keys are then taken as written.
const longestList = 100_000

const describe = (city: City, actor: Actor, id: string): ReturnType<RegisterPort['describe']> => {
  const register = city.registers.find((each) => each.id === id)
  if (!register)
    return Result.failure(
      Problem.create('register.unknown', {
        register: id,
        nearest:
          nearestName(
            id,
            city.registers.map((each) => each.id),
          ) ?? 'none',
      }),
    )
  const keepers = [register.owner, ...register.keepers, ...(city.coordinationOffice ? [city.coordinationOffice] : [])]
  if (actor.unitId === null || !keepers.includes(actor.unitId)) {
    const names = city.units.filter((unit) => keepers.includes(unit.id)).map(({ name }) => name)
    return Result.failure(Problem.create('register.not-keeper', { keepers: names, register: register.label.zh }))
  }
  return Result.success({ label: register.label, fields: register.fields, key: register.key })
}

type Names = ReadonlyMap<string, string>

const namesOfRegister = async (scope: Scope, register: Register): Promise<Names | undefined> => {
  const title = sql.ref(columnOf(register.title))
  const { rows } = await sql<{ record_key: string; title: string | null }>`
    select record_key, ${title}::text as title from ${sql.table(tableOf(register.id))}
    where ended_at is null limit ${longestList + 1}`.execute(scope.sql)
  if (rows.length > longestList) return undefined
  return new Map(
    rows.flatMap(
      (row) =>
        [
          [row.record_key, row.record_key],
          [row.title ?? row.record_key, row.record_key],
        ] as const,
    ),
  )
}

const namesOfRegions = (city: City): Names =>
  new Map(
    city.regions.flatMap(({ code, name, en, aliases }) =>
      [code, name, en, ...aliases].map((word) => [word, code] as const),
    ),
  )

const createLookup = async (city: City, register: Register, scope: Scope): Promise<Lookup> => {
  const regions = namesOfRegions(city)
  const industryOf = createIndustryLookup(city.industries)
  const lists = new Map<string, Names | undefined>()
  for (const { type, register: target } of register.fields) {
    const referred = type === 'reference' ? city.registers.find(({ id }) => id === target) : undefined
    if (referred && !lists.has(referred.id)) lists.set(referred.id, await namesOfRegister(scope, referred))
  }
  return (field, text) => {
    const word = normalText(text)
    if (field.type === 'region') return regions.get(word)
    if (field.type === 'industry') return industryOf(word)
    const names = lists.get(field.register ?? '')
    return names ? names.get(word) : word
  }
}

const problemsOf = (field: RegisterField, value: unknown) => {
  const read = readValue(field, value)
  return read.kind === 'success' ? [] : read.problems.map((problem) => ({ field: field.id, problem }))
}

/** The registers of a city as imports see them. */
export const createRegisterPort = (city: City, database: Database): RegisterPort => {
  const get = (id: string): Register => {
    const register = city.registers.find((each) => each.id === id)
    if (!register) throw new Error(`There is no register ${id}`)
    return register
  }
  return Object.freeze({
    describe: (actor, id) => describe(city, actor, id),
    lookup: (actor, id) => database.read(actor, (scope) => createLookup(city, get(id), scope)),
    validate: (id, values) => get(id).fields.flatMap((field) => problemsOf(field, values[field.id])),
    compare: (scope, id, rows) => compareRecords(scope, get(id), rows),
    write: async (write, id, rows, importId) => Result.success(await writeRecords(write, get(id), rows, { importId })),
    undo: (write, id, importId, limit) => undoImportRecords(write, get(id), importId, limit),
  } satisfies RegisterPort)
}
