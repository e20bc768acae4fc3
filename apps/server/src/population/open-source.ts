import { Problem, Result } from '@ceyuan/values'
import { openArrow } from './arrow-batches.ts'
import type { BatchSource } from './batch.ts'
import { openCsv } from './csv-batches.ts'
import { openParquet } from './parquet-batches.ts'
import { kindOf, type SourceKind } from './source-kind.ts'

/** A population file that is open, and what it was found to be. */
export type OpenSource = BatchSource & Pick<SourceKind, 'format'>

const openAs = (path: string, kind: SourceKind): Promise<BatchSource> => {
  if (kind.format === 'csv') return openCsv(path, kind.text)
  return kind.format === 'arrow' ? openArrow(path) : openParquet(path)
}

/** The problem of a population file that cannot be read. */
export const unread = (file: string): Problem => Problem.create('policy.population-unread', { file })

/** Opens a population file; fails where it cannot be read, is of no kind that holds one, or names a column twice. */
export const openSource = async (path: string): Promise<Result<OpenSource>> => {
  try {
    const kind = await kindOf(path)
    if (kind.kind === 'failure') return kind
    const source = await openAs(path, kind.value)
    const twice = source.columns.find((name, index) => source.columns.indexOf(name) !== index)
    return twice === undefined
      ? Result.success({ ...source, format: kind.value.format })
      : Result.failure(Problem.create('policy.population-column-twice', { file: path, name: twice.slice(0, 100) }))
  } catch {
    return Result.failure(unread(path))
  }
}
