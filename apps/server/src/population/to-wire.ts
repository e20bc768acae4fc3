import type { Locale, PopulationRun } from '@ceyuan/contract'
import { toProblemItem } from '../http/problem-reply.ts'
import type { Reached } from './evaluate-file.ts'
import type { Run } from './run.ts'

const shareOf = ({ status }: Run, reached: Reached | null): number | null => {
  if (status === 'done') return 1
  return reached ? Math.min(1, Math.max(0, reached.share)) : null
}

/** An evaluation as the API gives it; while it runs, what the thread has told is newer than what is kept. */
export const toPopulationRun = (run: Run, reached: Reached | null, locale: Locale): PopulationRun => ({
  id: run.id,
  fileName: run.fileName,
  fileSize: run.fileSize,
  format: run.format,
  rows: run.rows,
  columns: [...run.columns],
  status: run.status,
  on: run.asked?.on ?? null,
  output: run.asked?.output ?? null,
  progress: { rows: reached?.rows ?? 0, share: shareOf(run, reached) },
  finding: run.finding,
  problem: run.problem && toProblemItem(run.problem, locale),
  uploadedAt: run.uploadedAt,
  finishedAt: run.finishedAt,
  keptUntil: run.keptUntil,
})
