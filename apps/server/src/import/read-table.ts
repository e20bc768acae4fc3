import { Problem, Result } from '@ceyuan/values'
import type { FileFormat } from './file-format.ts'
import type { SourceColumn } from './propose-mapping.ts'
import { readRows } from './read-rows.ts'
import { type SourceRow, UnreadableFile } from './source-row.ts'

const sampleRows = 30

/** The columns of a table with some of their values, read from its first rows. Fails where there is no header or no row below it. */
export const readColumns = async (path: string, format: FileFormat): Promise<Result<readonly SourceColumn[]>> => {
  const rows: SourceRow[] = []
  try {
    for await (const row of readRows(path, format)) {
      rows.push(row)
      if (rows.length > sampleRows) break
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return Result.failure(error.problem)
    throw error
  }
  const [header, ...body] = rows
  if (!header || body.length === 0) return Result.failure(Problem.create('import.no-header'))
  return Result.success(
    header.cells.map((heading, index) => ({
      index,
      heading: heading.trim(),
      samples: body.flatMap(({ cells }) => (cells[index]?.trim() ? [cells[index].trim()] : [])).slice(0, 10),
    })),
  )
}

/** The rows below the header, in batches. Throws `UnreadableFile`. */
export async function* readBatches(
  path: string,
  format: FileFormat,
  size: number,
): AsyncGenerator<readonly SourceRow[]> {
  let batch: SourceRow[] = []
  let isHeader = true
  for await (const row of readRows(path, format)) {
    if (isHeader) isHeader = false
    else batch.push(row)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
