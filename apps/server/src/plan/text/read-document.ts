import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Problem, Result } from '@ceyuan/values'
import { z } from 'zod'

/** The largest file that is taken for a plan, in bytes. */
export const largestDocument = 64 * 1024 * 1024

const mostSeconds = 20
const mostMemoryMegabytes = 768

const problemSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
})

const replySchema = z.union([
  z.object({ kind: z.literal('success'), value: z.string() }),
  z.object({ kind: z.literal('failure'), problems: z.array(problemSchema).min(1) }),
])

const toResult = (message: unknown, file: string): Result<string> => {
  const reply = replySchema.parse(message)
  if (reply.kind === 'success') return Result.success(reply.value)
  const [first, ...rest] = reply.problems.map(({ code, values }) => Problem.create(code, { ...values, file }))
  return Result.failure(first ?? Problem.create('plan.file-damaged', { file, reason: '' }), ...rest)
}

/**
 * The text of a document's bytes, read in a thread of its own with bounded memory and time, so that a hostile file
 * ends in a problem and never holds up the server.
 */
export const readDocument = async (bytes: Uint8Array, file: string): Promise<Result<string>> => {
  if (bytes.length > largestDocument) {
    return Result.failure(Problem.create('plan.file-too-large', { file, found: bytes.length, most: largestDocument }))
  }
  const worker = new Worker(new URL('./extract-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMegabytes },
  })
  const { promise, resolve } = Promise.withResolvers<Result<string>>()
  const slow = setTimeout(
    () => resolve(Result.failure(Problem.create('plan.file-slow', { file, seconds: mostSeconds }))),
    mostSeconds * 1000,
  )
  worker.once('message', (message: unknown) => resolve(toResult(message, file)))
  worker.once('error', (error) => {
    const reason = error instanceof Error ? error.message : String(error)
    resolve(Result.failure(Problem.create('plan.file-damaged', { file, reason })))
  })
  worker.once('exit', () => resolve(Result.failure(Problem.create('plan.file-damaged', { file, reason: 'exit' }))))
  const result = await promise
  clearTimeout(slow)
  await worker.terminate()
  return result
}

/** The text of a document on disk. */
export const readDocumentFile = async (path: string): Promise<Result<string>> => {
  const file = basename(path)
  try {
    const { size } = await stat(path)
    if (size > largestDocument) {
      return Result.failure(Problem.create('plan.file-too-large', { file, found: size, most: largestDocument }))
    }
    return await readDocument(await readFile(path), file)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return Result.failure(Problem.create('plan.file-missing', { file, reason }))
  }
}
