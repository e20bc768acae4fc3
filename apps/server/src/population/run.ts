import type { Locale, PopulationColumn, PopulationFinding, PopulationFormat, PopulationRun } from '@ceyuan/contract'
import type { CivilDate, Problem } from '@ceyuan/values'

/** The evaluation of a file as it is kept. */
export type Run = {
  readonly id: string
  readonly ownerId: string
  readonly ownerName: string
  readonly fileName: string
  readonly fileSize: number
  readonly fileSha256: string
  readonly format: PopulationFormat
  readonly rows: number | null
  readonly columns: readonly PopulationColumn[]
  readonly status: PopulationRun['status']
  /** What was asked of it; null until it is started. */
  readonly asked: Asked | null
  readonly language: Locale
  readonly finding: PopulationFinding | null
  readonly problem: Problem | null
  readonly uploadedAt: string
  readonly finishedAt: string | null
  readonly keptUntil: string
}

/** What is asked of a file: the day of the clauses, and in what kind of file the result is given. */
export type Asked = { readonly on: CivilDate; readonly output: PopulationFormat }

/** Whether it waits for its turn or is being worked on. */
export const isAtWork = ({ status }: Pick<Run, 'status'>): boolean => status === 'waiting' || status === 'running'
