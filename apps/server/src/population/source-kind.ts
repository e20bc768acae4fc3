import { open } from 'node:fs/promises'
import type { PopulationFormat } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { detectFormat, type TextFormat } from '../import/file-format.ts'

/** What a population file is, found from its content, never from its name. */
export type SourceKind =
  | { readonly format: Exclude<PopulationFormat, 'csv'> }
  | { readonly format: 'csv'; readonly text: TextFormat }

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

// A file of Arrow IPC begins with its name, a stream of it with a mark of continuation.
const isArrow = (head: Buffer): boolean =>
  head.toString('latin1').startsWith('ARROW1') || (head.length >= 4 && head.readUInt32LE(0) === 0xffffffff)

/** Finds out what the file at `path` is; fails where it is none of the kinds that hold populations. */
export const kindOf = async (path: string): Promise<Result<SourceKind>> => {
  const head = await headOf(path)
  if (head.toString('latin1').startsWith('PAR1')) return Result.success({ format: 'parquet' })
  if (isArrow(head)) return Result.success({ format: 'arrow' })
  if (head.length === 0) return Result.failure(Problem.create('import.empty-file'))
  const text = await detectFormat(path)
  return text.kind === 'success' && text.value.kind === 'csv'
    ? Result.success({ format: 'csv', text: text.value })
    : Result.failure(Problem.create('policy.population-kind', { file: path }))
}
