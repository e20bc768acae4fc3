import type { Locale, PopulationFinding, PopulationFormat } from '@ceyuan/contract'
import type { Declared } from '@ceyuan/policy'
import type { CivilDate, Result } from '@ceyuan/values'
import type { Reached } from './evaluate-file.ts'

/** What the thread that reads population files is asked: what columns a file has, or what the clauses mean for it. */
export type WorkerTask =
  | { readonly kind: 'inspect'; readonly path: string }
  | {
      readonly kind: 'evaluate'
      readonly path: string
      readonly out: string
      readonly on: CivilDate
      readonly language: Locale
      readonly declared: Declared
    }

/** What a population file was found to be. */
export type Inspection = {
  readonly kind: 'inspection'
  readonly format: PopulationFormat
  readonly columns: readonly string[]
  readonly rows: number | null
}

/** What came of an evaluation; null where it was cancelled. */
export type Evaluated = { readonly kind: 'evaluated'; readonly finding: PopulationFinding | null }

/** What the thread says: how far it is, or what came of it. */
export type WorkerReply =
  | { readonly kind: 'reached'; readonly reached: Reached }
  | { readonly kind: 'ended'; readonly result: Result<Inspection | Evaluated> }

const hasKind = (value: unknown, ...kinds: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && kinds.some((kind) => kind === value.kind)

/** Whether a message is a task of this server's own. */
export const isWorkerTask = (value: unknown): value is WorkerTask => hasKind(value, 'inspect', 'evaluate')

/** Whether a message is a reply of the thread. */
export const isWorkerReply = (value: unknown): value is WorkerReply => hasKind(value, 'reached', 'ended')
