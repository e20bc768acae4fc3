import type { FactProvenance, PolicySubject } from '@ceyuan/contract'
import type { FeelValue } from '@ceyuan/feel'
import {
  type Applicant,
  type CompanyGroup,
  type Fact,
  type FactSheet,
  type Payment,
  type PolicySet,
  type Provenance,
  readFactValue,
  type SubjectKind,
} from '@ceyuan/policy'
import type { City, Register } from '../city/city.ts'
import type { FactRegister, RegisterFact } from './register-facts.ts'
import type { FactRecord } from './register-store.ts'
import type { NamedKind, NamedRow, SuppliedRow } from './supplied-store.ts'
import { fromColumn } from './value-view.ts'

/** What was read of an enterprise: the records of each register that tells facts, what it said itself, what it was paid. */
export type Gathered = {
  readonly creditCode: string
  readonly registers: readonly { readonly told: FactRegister; readonly records: readonly FactRecord[] }[]
  readonly supplied: readonly SuppliedRow[]
  readonly named: Readonly<Record<NamedKind, readonly NamedRow[]>>
  readonly history: readonly Payment[]
  readonly group: CompanyGroup | null
}

/** An enterprise as rules see it, with the names of its projects and products and the origin of every value. */
export type Dossier = {
  readonly applicant: Applicant
  readonly name: string
  readonly district: string | null
  readonly sample: boolean
  readonly subjects: readonly PolicySubject[]
  /** Where a value came from, by the very object that the value carries. */
  readonly origins: ReadonlyMap<Provenance, FactProvenance>
  /** The records that recognise a status, by the fact. */
  readonly recognitions: ReadonlyMap<string, { readonly register: Register; readonly record: FactRecord }>
}

type Sheet = Map<string, { readonly value: FeelValue; readonly from: Provenance }>

/** What a sheet is filled with. */
type Filling = {
  readonly sheet: Sheet
  readonly origins: Map<Provenance, FactProvenance>
}

const provenanceOf = (register: Register, { field }: RegisterFact, record: FactRecord | undefined) => {
  const recordedAt = record?.recordedAt ?? null
  const from: Provenance = {
    kind: 'register',
    register: register.id,
    record: record?.id ?? '',
    field: field.id,
    recordedAt,
  }
  const origin: FactProvenance = {
    kind: 'register',
    register: { id: register.id, label: register.label },
    field: { id: field.id, label: field.label },
    record: record?.id ?? null,
    recordedAt,
    recordedBy: record?.recordedBy ?? null,
  }
  return { from, origin }
}

const meets = ({ fact, where }: RegisterFact, record: FactRecord): boolean =>
  where === null || record.meets[fact.name] === true

const says = (told: RegisterFact, record: FactRecord): boolean =>
  meets(told, record) &&
  (told.value === null ? record.fields[told.field.id] !== null : record.fields[told.field.id] === told.value)

// With a value the register answers yes or no; without one the latest record that has the field says it.
const fillFrom = (
  register: Register,
  told: RegisterFact,
  records: readonly FactRecord[],
  { sheet, origins }: Filling,
): FactRecord | undefined => {
  const record = records.findLast((one) => says(told, one))
  if (!record && told.value === null) return undefined
  const value =
    told.value === null ? fromColumn(told.field, record?.fields[told.field.id] ?? null) : record !== undefined
  const { from, origin } = provenanceOf(register, told, record)
  origins.set(from, origin)
  sheet.set(told.fact.name, { value, from })
  return record
}

const fillSupplied = (row: SuppliedRow, fact: Fact | undefined, { sheet, origins }: Filling): void => {
  // What a register holds goes before what is said; what the dictionary no longer reads is as if it were not said.
  if (!fact || sheet.has(row.fact)) return
  const read = readFactValue(fact, row.value)
  if (read.kind === 'failure') return
  const from: Provenance = { kind: 'answer' }
  sheet.set(row.fact, { value: read.value, from })
  origins.set(from, {
    kind: 'supplied',
    id: row.id,
    by: row.supplied_by,
    at: row.supplied_at,
    document: row.document_id === null ? null : { id: row.document_id, name: row.document_name ?? row.document_id },
    verified: row.holds === true ? { by: row.judged_by ?? '', at: row.judged_at ?? '' } : null,
    sample: row.sample,
  })
}

type Owned = { readonly id: string; readonly name: string; readonly facts: FactSheet }

const ownedOf = (
  gathered: Gathered,
  kind: NamedKind,
  set: PolicySet,
  origins: Map<Provenance, FactProvenance>,
): readonly Owned[] => {
  const recorded = gathered.registers
    .filter(({ told }) => told.subject === kind)
    .flatMap(({ told, records }) =>
      records.map((record) => ({
        told,
        record,
        id: record.key,
        name: record.fields[told.register.title] ?? record.key,
      })),
    )
  const named = gathered.named[kind].map(({ id, name }) => ({ told: null, record: null, id, name }))
  return [...recorded, ...named].map(({ told, record, id, name }) => {
    const filling: Filling = { sheet: new Map(), origins }
    if (told && record) for (const fact of told.facts) fillFrom(told.register, fact, [record], filling)
    for (const row of gathered.supplied) {
      if (row.subject_kind === kind && row.subject_id === id) {
        fillSupplied(row, set.book.facts.get(row.fact), filling)
      }
    }
    return { id, name, facts: filling.sheet }
  })
}

const namesOf = (kind: SubjectKind, owned: readonly Owned[]): readonly PolicySubject[] =>
  owned.map(({ id, name }) => ({ kind, id, name }))

const districtOf = (record: FactRecord, register: Register, { regions }: Pick<City, 'regions'>): string | null => {
  const field = register.fields.find(({ type }) => type === 'region')
  const code = field ? record.fields[field.id] : null
  return regions.find((region) => region.code === code)?.name ?? null
}

type Recognitions = Map<string, { readonly register: Register; readonly record: FactRecord }>

// What the registers tell of the enterprise itself, and what it says: the registers go first.
const fillOwn = (gathered: Gathered, set: PolicySet, filling: Filling): Dossier['recognitions'] => {
  const recognitions: Recognitions = new Map()
  for (const { told, records } of gathered.registers.filter(({ told: { subject } }) => subject === 'applicant')) {
    for (const fact of told.facts) {
      const record = fillFrom(told.register, fact, records, filling)
      if (record && fact.value !== null) recognitions.set(fact.fact.name, { register: told.register, record })
    }
  }
  for (const row of gathered.supplied.filter(({ subject_kind: kind }) => kind === 'applicant')) {
    fillSupplied(row, set.book.facts.get(row.fact), filling)
  }
  return recognitions
}

const self: PolicySubject = { kind: 'applicant', id: null, name: null }

/** Puts together what was read of an enterprise; undefined where the register of enterprises does not know it. */
export const toDossier = (
  gathered: Gathered,
  body: Register,
  { set, city }: { readonly set: PolicySet; readonly city: Pick<City, 'regions'> },
): Dossier | undefined => {
  const own = gathered.registers.find(({ told }) => told.register.id === body.id)?.records[0]
  if (!own) return undefined
  const { creditCode, history, group } = gathered
  const origins = new Map<Provenance, FactProvenance>()
  const filling: Filling = { sheet: new Map(), origins }
  const recognitions = fillOwn(gathered, set, filling)
  const projects = ownedOf(gathered, 'project', set, origins)
  const products = ownedOf(gathered, 'product', set, origins)
  return {
    applicant: { id: creditCode, facts: filling.sheet, projects, products, history, group },
    name: own.fields[body.title] ?? creditCode,
    district: districtOf(own, body, city),
    sample: own.sample,
    subjects: [self, ...namesOf('project', projects), ...namesOf('product', products)],
    origins,
    recognitions,
  }
}
