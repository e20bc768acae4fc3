import type { Problem } from '@ceyuan/values'
import type { Actor } from '../database/database.ts'
import type { FileFormat } from './file-format.ts'
import type { ColumnMapping } from './propose-mapping.ts'

/** Where an import stands. */
export type ImportStatus =
  | 'mapping'
  | 'checking'
  | 'checked'
  | 'writing'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'undoing'
  | 'undone'

/** Rows of a file by kind. */
export type ImportCounts = {
  readonly rows: number
  readonly good: number
  readonly bad: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly written: number
}

/** No rows of any kind. */
export const noRows: ImportCounts = Object.freeze({
  rows: 0,
  good: 0,
  bad: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  written: 0,
})

/** One import as the database keeps it. */
export type ImportRun = {
  readonly id: string
  readonly register: string
  readonly fileName: string
  readonly fileSize: number
  readonly fileSha256: string
  readonly format: FileFormat
  readonly status: ImportStatus
  readonly columns: readonly ColumnMapping[]
  readonly counts: ImportCounts
  readonly mode: 'good' | 'all' | null
  readonly writtenThrough: number
  readonly kept: number
  readonly problem: Problem | null
  readonly actor: Actor
  readonly startedAt: string
  readonly finishedAt: string | null
}

/** An actor as JSON can hold it. */
export type StoredActor = Omit<Actor, 'scopes'> & { readonly scopes: readonly string[] }

/** An actor for keeping with the import that acts as it. */
export const toStoredActor = (actor: Actor): StoredActor => ({ ...actor, scopes: [...actor.scopes] })

/** The actor that an import acts as. */
export const fromStoredActor = (actor: StoredActor): Actor => ({ ...actor, scopes: new Set(actor.scopes) })
