import type { Column, FeelValue } from '@ceyuan/feel'
import { populationColumns, type PolicySet, readFactValue, type SubjectKind } from '@ceyuan/policy'
import type { City } from '../city/city.ts'
import type { FactRegister, RegisterFact } from '../policy/register-facts.ts'
import { fromColumn } from '../policy/value-view.ts'
import { type CohortReader, districtReader, industryReader, sizeReader } from './cohorts.ts'
import { familiesOf } from './families.ts'
import type { CohortKind, Population } from './population.ts'
import { type PageAsked, pagesOf, type PopulationRecord, type ReadPage } from './population-pages.ts'
import { fieldsRead, type PopulationSource } from './population-source.ts'
import { createTableBuilder, type TableBuilder } from './table-builder.ts'

/** What a population is built from. */
export type Building = {
  readonly city: Pick<City, 'regions' | 'industries'>
  readonly set: PolicySet
  readonly source: PopulationSource
  /** The facts of which enterprises say anything. */
  readonly supplied: readonly string[]
}

/** How a population is read: page by page, telling of how many rows are read. */
export type Reading = { readonly read: ReadPage; readonly onRead: (rows: number) => Promise<void> }

/** A population that is kept while registers change. */
export type PopulationBuilder = {
  /** Reads everything, or again only these enterprises; gives the population as it then is. */
  readonly update: (reading: Reading, key: string, codes: PageAsked['codes']) => Promise<Population>
}

type Draft = Building & {
  readonly creditCodes: string[]
  readonly records: string[]
  readonly names: string[]
  readonly heads: (string | null)[]
  readonly samples: boolean[]
  readonly misfits: number[]
  readonly places: Map<string, number>
  readonly parts: Readonly<Record<CohortKind, number[]>>
  readonly readers: Readonly<Record<CohortKind, CohortReader>>
  readonly tables: Readonly<Record<SubjectKind, TableBuilder>>
  /** The row of each project and product by its key, and the enterprise that it belongs to. */
  readonly owned: Map<string, { readonly kind: 'project' | 'product'; readonly row: number; readonly owner: number }>
}

type Pass = { readonly draft: Draft; readonly reading: Reading; readonly codes: PageAsked['codes'] }

type Said = readonly [fact: string, value: FeelValue]

const put = ({ misfits, tables }: Draft, kind: SubjectKind, { row, owner }: Row, [fact, value]: Said): void => {
  if (!tables[kind].put(row, fact, value)) misfits[owner] = (misfits[owner] ?? 0) + 1
}

type Row = { readonly row: number; readonly owner: number }

type Places = { readonly told: RegisterFact; readonly field: number; readonly meets: number }

// With a value a record answers yes, or says nothing.
const say = (
  { told: { field, value, where }, ...at }: Places,
  fields: PopulationRecord[4],
  meets: PopulationRecord[5],
) => {
  const text = fields[at.field] ?? null
  if (where !== null && meets[at.meets] !== true) return null
  if (value !== null) return text === value ? true : null
  return fromColumn(field, text)
}

const placesOf = (told: FactRegister, fields: readonly { readonly id: string }[]): readonly Places[] => {
  const conditions = told.facts.filter(({ where }) => where !== null)
  return told.facts.map((fact) => ({
    told: fact,
    field: fields.findIndex(({ id }) => id === fact.field.id),
    meets: conditions.indexOf(fact),
  }))
}

async function* rowsOf<K extends PageAsked['of']['kind']>(
  { reading, codes }: Pass,
  of: Extract<PageAsked['of'], { readonly kind: K }>,
): ReturnType<typeof pagesOf<K>> {
  for await (const page of pagesOf<K>(reading.read, of, codes)) {
    yield page
    await reading.onRead(page.length)
  }
}

const isBody = ({ body }: PopulationSource, { register, subject }: FactRegister): boolean =>
  register.id === body.id && subject === 'applicant'

// An enterprise that is known keeps its place; its row is written anew.
const bodyRow = ({ places, creditCodes, tables }: Draft, creditCode: string): number => {
  const known = places.get(creditCode)
  if (known !== undefined) {
    tables.applicant.clear(known)
    return known
  }
  const row = tables.applicant.add(creditCodes.length, null)
  places.set(creditCode, row)
  return row
}

const kinds = ['district', 'industry', 'size'] as const

const bodyWriter = (draft: Draft, fields: readonly { readonly id: string }[]) => {
  const { source, readers, parts } = draft
  const at = (id: string | undefined): number => fields.findIndex((field) => field.id === id)
  const [title, head] = [at(source.body.title), at(source.group?.id)]
  const parting = { district: at(source.district?.id), industry: at(source.industry?.id), size: at(source.staff?.id) }
  return (creditCode: string, id: string, sample: boolean, values: PopulationRecord[4]): number => {
    const row = bodyRow(draft, creditCode)
    draft.creditCodes[row] = creditCode
    draft.records[row] = id
    draft.names[row] = values[title] ?? creditCode
    draft.heads[row] = values[head] ?? null
    draft.samples[row] = sample
    draft.misfits[row] = 0
    for (const kind of kinds) parts[kind][row] = readers[kind].partOf(values[parting[kind]] ?? null)
    return row
  }
}

const readBodies = async (pass: Pass): Promise<void> => {
  const { draft } = pass
  const { source } = draft
  const place = source.registers.findIndex((told) => isBody(source, told))
  const told = source.registers[place]
  if (!told) return
  const fields = fieldsRead(source, told)
  const places = placesOf(told, fields)
  const write = bodyWriter(draft, fields)
  for await (const page of rowsOf(pass, { kind: 'records', place })) {
    for (const [id, key, link, sample, values, meets] of page) {
      const row = write(link ?? key, id, sample, values)
      const at = { row, owner: row }
      for (const fact of places) put(draft, 'applicant', at, [fact.told.fact.name, say(fact, values, meets)])
    }
  }
}

const ownedRow = ({ owned, tables }: Draft, kind: 'project' | 'product', key: string, owner: number): Row => {
  const known = owned.get(`${kind} ${key}`)
  if (known && known.owner === owner) {
    tables[kind].clear(known.row)
    return known
  }
  const fresh = { kind, row: tables[kind].add(owner, key), owner }
  owned.set(`${kind} ${key}`, fresh)
  return fresh
}

// Other registers: what they say of enterprises goes to their rows; their projects and products are rows of their own.
const readOthers = async (pass: Pass): Promise<void> => {
  const { draft } = pass
  const { source } = draft
  for (const [place, told] of source.registers.entries()) {
    if (isBody(source, told)) continue
    const { subject: kind } = told
    const places = placesOf(told, told.fields)
    for await (const page of rowsOf(pass, { kind: 'records', place })) {
      for (const [, key, link, , values, meets] of page) {
        const owner = draft.places.get(link ?? '')
        if (owner === undefined) continue
        const row = kind === 'applicant' ? { row: owner, owner } : ownedRow(draft, kind, key, owner)
        for (const fact of places) put(draft, kind, row, [fact.told.fact.name, say(fact, values, meets)])
      }
    }
  }
}

const readNamed = async (pass: Pass): Promise<void> => {
  const { draft } = pass
  for (const kind of ['project', 'product'] as const) {
    for await (const page of rowsOf(pass, { kind: 'named', of: kind })) {
      for (const [id, code] of page) {
        const owner = draft.places.get(code)
        if (owner !== undefined) ownedRow(draft, kind, id, owner)
      }
    }
  }
}

const readSupplied = async (pass: Pass): Promise<void> => {
  const { draft } = pass
  const { places, owned, tables, set } = draft
  for await (const page of rowsOf(pass, { kind: 'supplied' })) {
    for (const [code, kind, subject, name, value] of page) {
      const owner = places.get(code)
      const row = kind === 'applicant' ? owner : owned.get(`${kind} ${subject}`)?.row
      const fact = set.book.facts.get(name)
      // What a register holds goes before what is said.
      if (row === undefined || owner === undefined || !fact || !tables[kind].isOpen(row, name)) continue
      const read = readFactValue(fact, value)
      if (read.kind === 'success') put(draft, kind, { row, owner }, [name, read.value])
      else draft.misfits[owner] = (draft.misfits[owner] ?? 0) + 1
    }
  }
}

type Chosen = Readonly<Record<SubjectKind, readonly Row[]>>

const chosenRows = ({ places, creditCodes, owned }: Draft, codes: PageAsked['codes']): Chosen => {
  const chosen = new Set(codes?.flatMap((code) => places.get(code) ?? []))
  const own = codes === null ? [...creditCodes.keys()] : [...chosen]
  const of = (kind: SubjectKind): readonly Row[] =>
    [...owned.values()].filter((one) => one.kind === kind && (codes === null || chosen.has(one.owner)))
  return { applicant: own.map((row) => ({ row, owner: row })), project: of('project'), product: of('product') }
}

// With a value the register answers: whoever has no such record has it not.
const answerNo = (draft: Draft, chosen: Chosen): void => {
  for (const { facts, subject } of draft.source.registers) {
    for (const { fact, value } of facts) {
      if (value === null) continue
      for (const row of chosen[subject]) {
        if (draft.tables[subject].isOpen(row.row, fact.name)) put(draft, subject, row, [fact.name, false])
      }
    }
  }
}

// A project also has what is known of its enterprise.
const copyOwners = ({ tables }: Draft, chosen: Chosen): void => {
  for (const kind of ['project', 'product'] as const) {
    for (const { row, owner } of chosen[kind]) tables[kind].copy(row, tables.applicant, owner)
  }
}

const columnsFor = ({ set, source, supplied }: Building) => {
  const told = new Set([...source.registers.flatMap(({ facts }) => facts.map(({ fact }) => fact.name)), ...supplied])
  const all = populationColumns(set, new Set(), 'any').filter(({ name }) => told.has(name))
  return (kind: SubjectKind): readonly Column[] => all.filter(({ name }) => name in set.book.dictionaries[kind])
}

const draftOf = (building: Building): Draft => {
  const columnsOfKind = columnsFor(building)
  const table = (kind: SubjectKind) => createTableBuilder(kind, columnsOfKind(kind))
  const { city } = building
  return {
    ...building,
    creditCodes: [],
    records: [],
    names: [],
    heads: [],
    samples: [],
    misfits: [],
    places: new Map(),
    parts: { district: [], industry: [], size: [] },
    readers: { district: districtReader(city), industry: industryReader(city), size: sizeReader() },
    tables: { applicant: table('applicant'), project: table('project'), product: table('product') },
    owned: new Map(),
  }
}

const toPopulation = (draft: Draft, key: string): Population => {
  const { creditCodes, records, names, heads, samples, misfits, parts, readers, tables, source } = draft
  const cohort = (kind: CohortKind) => ({ parts: readers[kind].parts, of: Uint16Array.from(parts[kind]) })
  return {
    key,
    register: source.body,
    size: creditCodes.length,
    creditCodes,
    records,
    names,
    samples: samples.filter(Boolean).length,
    misfits: misfits.reduce((sum, count) => sum + count, 0),
    families: familiesOf(creditCodes, heads),
    cohorts: { district: cohort('district'), industry: cohort('industry'), size: cohort('size') },
    tables: { applicant: tables.applicant.done(), project: tables.project.done(), product: tables.product.done() },
  }
}

/** Begins a population; nothing is read before it is first updated. */
export const createPopulationBuilder = (building: Building): PopulationBuilder => {
  const draft = draftOf(building)
  return {
    update: async (reading, key, codes) => {
      const pass = { draft, reading, codes }
      await readBodies(pass)
      await readOthers(pass)
      await readNamed(pass)
      const chosen = chosenRows(draft, codes)
      answerNo(draft, chosen)
      await readSupplied(pass)
      copyOwners(draft, chosen)
      return toPopulation(draft, key)
    },
  }
}
