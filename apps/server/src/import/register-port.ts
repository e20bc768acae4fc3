import type { Problem, Result } from '@ceyuan/values'
import type { Actor, Scope, Write } from '../database/database.ts'
import type { RowValues } from './check-row.ts'
import type { ImportField, Lookup } from './import-field.ts'

/** How many records of each kind a set of rows makes. */
export type Outcome = { readonly added: number; readonly updated: number; readonly unchanged: number }

/** What an import asks of the registers. */
export type RegisterPort = {
  /** The register's fields and natural key, or a problem where there is no such register or the actor may not write it. */
  readonly describe: (
    actor: Actor,
    register: string,
  ) => Result<{
    readonly label: ImportField['label']
    readonly fields: readonly ImportField[]
    readonly key: readonly string[]
  }>
  /** Finds stored keys of references, regions and industries by code or name. */
  readonly lookup: (actor: Actor, register: string) => Promise<Lookup>
  readonly validate: (
    register: string,
    values: RowValues,
  ) => readonly { readonly field: string; readonly problem: Problem }[]
  /** What writing the rows would do. */
  readonly compare: (scope: Scope, register: string, rows: readonly RowValues[]) => Promise<Outcome>
  readonly write: (
    write: Write,
    register: string,
    rows: readonly RowValues[],
    importId: string,
  ) => Promise<Result<Outcome>>
  /** Takes back at most `limit` records of an import; `left` says whether more are to be taken back. */
  readonly undo: (
    write: Write,
    register: string,
    importId: string,
    limit: number,
  ) => Promise<{ readonly undone: number; readonly kept: number; readonly left: boolean }>
}
