import type { Column, FeelValue } from '@ceyuan/feel'
import { populationColumns, type PolicySet, readFactValue, type SubjectKind } from '@ceyuan/policy'
import type { City } from '../city/city.ts'
import type { Database, Scope } from '../database/database.ts'
import { factReader } from '../policy/dossier-service.ts'
import type { FactRegister, RegisterFact } from '../policy/register-facts.ts'
import { fromColumn } from '../policy/value-view.ts'
import { type CohortReader, districtReader, industryReader, sizeReader } from './cohorts.ts'
import type { CohortKind, Cohorts, Population } from './population.ts'
import type { PopulationSource } from './population-source.ts'
import {
  listNamedProducts,
  listSuppliedFacts,
  pageOfRecords,
  pageOfSupplied,
  type PopulationRecord,
  type RecordsAsked,
  type SuppliedValue,
} from './population-store.ts'
import { createTableBuilder, type TableBuilder } from './table-builder.ts'

/** What a population is built for. */
export type Building = {
  readonly database: Database
  readonly city: City
  readonly set: PolicySet
  readonly source: PopulationSource
  readonly key: string
  /** Told of how many records are read. */
  readonly onRead: (records: number) => void
}

type Draft = {
  readonly creditCodes: string[]
  readonly records: string[]
  readonly names: string[]
  readonly places: Map<string, number>
  readonly parts: Readonly<Record<CohortKind, number[]>>
  readonly tables: Readonly<Record<SubjectKind, TableBuilder>>
  /** The row of each project and product by its key. */
  readonly owned: Map<string, number>
  readonly seen: { misfits: number; samples: number; read: number }
}

const pageSize = 5000

async function* pages<T extends { readonly id: string }>(
  database: Database,
  read: (scope: Scope, after: string | null) => Promise<readonly T[]>,
  positionOf: (last: T) => string,
): AsyncGenerator<readonly T[]> {
  let after: string | null = null
  for (;;) {
    const position: string | null = after
    const page: readonly T[] = await database.read(factReader, (scope) => read(scope, position))
    yield page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = positionOf(last)
  }
}

const recordsOf = (database: Database, asked: RecordsAsked) =>
  pages<PopulationRecord>(
    database,
    (scope, after) => pageOfRecords(scope, asked, { after, limit: pageSize }),
    ({ key }) => key,
  )

const put = (draft: Draft, table: TableBuilder, row: number, [fact, value]: readonly [string, FeelValue]): void => {
  if (!table.put(row, fact, value)) draft.seen.misfits += 1
}

type Say = (
  told: RegisterFact,
  record: PopulationRecord,
  at: { readonly field: number; readonly meets: number },
) => FeelValue

// With a value a record answers yes, or says nothing.
const say: Say = ({ field, value, where }, record, at) => {
  const text = record.fields[at.field] ?? null
  if (where !== null && record.meets[at.meets] !== true) return null
  if (value !== null) return text === value ? true : null
  return fromColumn(field, text)
}

const readerOf = (told: FactRegister, fields: RecordsAsked['fields']) => {
  const conditions = told.facts.filter(({ where }) => where !== null)
  const places = told.facts.map((fact) => ({
    fact,
    field: fields.findIndex(({ id }) => id === fact.field.id),
    meets: conditions.indexOf(fact),
  }))
  return (record: PopulationRecord): readonly (readonly [string, FeelValue])[] =>
    places.map(({ fact, ...at }) => [fact.fact.name, say(fact, record, at)] as const)
}

const addEnterprise = (
  draft: Draft,
  record: PopulationRecord,
  values: Readonly<Record<string, string | null>>,
): number => {
  const creditCode = record.link ?? record.key
  draft.places.set(creditCode, draft.creditCodes.length)
  draft.creditCodes.push(creditCode)
  draft.records.push(record.id)
  draft.names.push(values['name'] ?? creditCode)
  if (record.sample) draft.seen.samples += 1
  return draft.tables.applicant.add(draft.creditCodes.length - 1, null)
}

const partReaders = (city: City): Readonly<Record<CohortKind, CohortReader>> => ({
  district: districtReader(city),
  industry: industryReader(city),
  size: sizeReader(),
})

const readBodies = async (
  { database, source, onRead }: Building,
  draft: Draft,
  readers: ReturnType<typeof partReaders>,
) => {
  const { body, district, industry, staff } = source
  const told = source.registers.find(({ register, subject }) => register.id === body.id && subject === 'applicant')
  if (!told) return
  const title = body.fields.find(({ id }) => id === body.title)
  const parting = { district, industry, size: staff, name: title }
  const fields = [...new Set([...told.fields, ...Object.values(parting)])].filter((field) => field !== undefined)
  const place = (field: (typeof fields)[number] | undefined) => (field ? fields.indexOf(field) : -1)
  const facts = readerOf(told, fields)
  for await (const page of recordsOf(database, { told, fields })) {
    for (const record of page) {
      const row = addEnterprise(draft, record, { name: record.fields[place(title)] ?? null })
      for (const fact of facts(record)) put(draft, draft.tables.applicant, row, fact)
      for (const kind of ['district', 'industry', 'size'] as const) {
        draft.parts[kind].push(readers[kind].partOf(record.fields[place(parting[kind])] ?? null))
      }
    }
    draft.seen.read += page.length
    onRead(draft.seen.read)
  }
}

// Other registers: what they say of enterprises goes to their rows; their projects and products are rows of their own.
const readOthers = async ({ database, source, onRead }: Building, draft: Draft) => {
  for (const told of source.registers) {
    if (told.register.id === source.body.id && told.subject === 'applicant') continue
    const facts = readerOf(told, told.fields)
    const table = draft.tables[told.subject]
    for await (const page of recordsOf(database, { told, fields: told.fields })) {
      for (const record of page) {
        const owner = record.link === null ? undefined : draft.places.get(record.link)
        if (owner === undefined) continue
        const row = told.subject === 'applicant' ? owner : table.add(owner, record.key)
        if (told.subject !== 'applicant') draft.owned.set(`${told.subject} ${record.key}`, row)
        for (const fact of facts(record)) put(draft, table, row, fact)
      }
      draft.seen.read += page.length
      onRead(draft.seen.read)
    }
  }
}

const readProducts = async ({ database }: Building, draft: Draft) => {
  for (const { id, credit_code: code } of await database.read(factReader, listNamedProducts)) {
    const owner = draft.places.get(code)
    if (owner !== undefined) draft.owned.set(`product ${id}`, draft.tables.product.add(owner, id))
  }
}

const addSupplied = (draft: Draft, set: PolicySet, said: SuppliedValue): void => {
  const owner = draft.places.get(said.credit_code)
  const row = said.subject_kind === 'applicant' ? owner : draft.owned.get(`${said.subject_kind} ${said.subject_id}`)
  const table = draft.tables[said.subject_kind]
  const fact = set.book.facts.get(said.fact)
  // What a register holds goes before what is said.
  if (row === undefined || !fact || !table.isOpen(row, said.fact)) return
  const read = readFactValue(fact, said.value)
  if (read.kind === 'success') put(draft, table, row, [said.fact, read.value])
  else draft.seen.misfits += 1
}

// With a value the register answers: whoever has no such record has it not.
const answerNo = ({ source }: Building, draft: Draft): void => {
  for (const { facts, subject } of source.registers) {
    for (const { fact, value } of facts) {
      if (value === null) continue
      const table = draft.tables[subject]
      for (let row = 0; row < table.rows(); row += 1) {
        if (table.isOpen(row, fact.name)) put(draft, table, row, [fact.name, false])
      }
    }
  }
}

// A project also has what is known of its enterprise.
const copyOwners = (draft: Draft): void => {
  for (const kind of ['project', 'product'] as const) {
    const table = draft.tables[kind]
    const { owners } = table.done()
    owners.forEach((owner, row) => table.copy(row, draft.tables.applicant, owner))
  }
}

const columnsFor = ({ set, source }: Building, supplied: readonly string[]) => {
  const told = new Set([...source.registers.flatMap(({ facts }) => facts.map(({ fact }) => fact.name)), ...supplied])
  const all = populationColumns(set, new Set(), 'any').filter(({ name }) => told.has(name))
  return (kind: SubjectKind): readonly Column[] => all.filter(({ name }) => name in set.book.dictionaries[kind])
}

const cohortsOf = (reader: CohortReader, parts: readonly number[]): Cohorts => ({
  parts: reader.parts,
  of: Uint16Array.from(parts),
})

/** Reads the whole population, page by page, so that others can use the database in between. */
export const buildPopulation = async (building: Building): Promise<Population> => {
  const { database, city, set, source, key } = building
  const columnsOfKind = columnsFor(building, await database.read(factReader, listSuppliedFacts))
  const table = (kind: SubjectKind) => createTableBuilder(kind, columnsOfKind(kind))
  const draft: Draft = {
    creditCodes: [],
    records: [],
    names: [],
    places: new Map(),
    parts: { district: [], industry: [], size: [] },
    tables: { applicant: table('applicant'), project: table('project'), product: table('product') },
    owned: new Map(),
    seen: { misfits: 0, samples: 0, read: 0 },
  }
  const readers = partReaders(city)
  await readBodies(building, draft, readers)
  await readOthers(building, draft)
  await readProducts(building, draft)
  answerNo(building, draft)
  const supplied = pages<SuppliedValue>(
    database,
    (scope, after) => pageOfSupplied(scope, { after, limit: pageSize }),
    ({ id }) => id,
  )
  for await (const page of supplied) for (const said of page) addSupplied(draft, set, said)
  copyOwners(draft)
  const { creditCodes, records, names, parts, tables, seen } = draft
  return {
    key,
    register: source.body,
    size: creditCodes.length,
    creditCodes,
    records,
    names,
    samples: seen.samples,
    misfits: seen.misfits,
    cohorts: {
      district: cohortsOf(readers.district, parts.district),
      industry: cohortsOf(readers.industry, parts.industry),
      size: cohortsOf(readers.size, parts.size),
    },
    tables: { applicant: tables.applicant.done(), project: tables.project.done(), product: tables.product.done() },
  }
}
