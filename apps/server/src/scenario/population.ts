import type { Chunk, Column } from '@ceyuan/feel'
import type { SubjectKind } from '@ceyuan/policy'
import type { Register } from '../city/city.ts'
import type { Label } from '../context.ts'
import type { Families } from './families.ts'

/** One way of parting a population: the parts, and the part of each enterprise. Part 0 is of those of whom it is not known. */
export type Cohorts = {
  readonly parts: readonly { readonly key: string; readonly label: Label | null }[]
  readonly of: Uint16Array
}

/** The ways in which a population is parted. */
export type CohortKind = 'district' | 'industry' | 'size'

/** Enterprises, projects or products as rows with what is known of each; a project also has what is known of its enterprise. */
export type SubjectTable = {
  readonly kind: SubjectKind
  readonly rows: number
  /** The enterprise of each row. */
  readonly owners: Int32Array
  /** The key of each project or product; null of an enterprise. */
  readonly subjects: readonly (string | null)[]
  readonly chunks: readonly Chunk[]
  /** Its columns, with the bounds that the values really have. */
  readonly columns: readonly Column[]
}

/** All enterprises of the register as rules see them: read once, never changed. */
export type Population = {
  /** What it was read from; another key means that something has changed since. */
  readonly key: string
  readonly register: Register
  readonly size: number
  readonly creditCodes: readonly string[]
  readonly records: readonly string[]
  readonly names: readonly string[]
  readonly samples: number
  readonly families: Families
  readonly cohorts: Readonly<Record<CohortKind, Cohorts>>
  readonly tables: Readonly<Record<SubjectKind, SubjectTable>>
  /** Values that no column takes; they count as unknown. */
  readonly misfits: number
}
