import { Worker } from 'node:worker_threads'
import { Problem, Result } from '@ceyuan/values'
import type { Reached } from './evaluate-file.ts'
import { unread } from './open-source.ts'
import { type Evaluated, type Inspection, isWorkerReply, type WorkerTask } from './worker-task.ts'

/** How a task in a thread is followed, and stopped. */
export type Following = {
  readonly signal: AbortSignal
  readonly progress: (reached: Reached) => void
  /** After so many seconds it is given up; null where it may take its time. */
  readonly mostSeconds: number | null
}

const mostMemoryMegabytes = 1024

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/**
 * Carries a task out in a thread of its own with bounded memory, so that a large or hostile file never holds up the server.
 * A failure that nobody foresaw is thrown.
 */
export const inWorker = async (
  task: WorkerTask,
  { signal, progress, mostSeconds }: Following,
): Promise<Result<Inspection | Evaluated>> => {
  const worker = new Worker(new URL('./evaluate-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMegabytes },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Result<Inspection | Evaluated>>()
  const stop = (): void => worker.postMessage('stop', [])
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const slow =
    mostSeconds === null ? undefined : setTimeout(() => resolve(Result.failure(unread(task.path))), mostSeconds * 1000)
  worker.on('message', (message: unknown) => {
    if (!isWorkerReply(message)) return
    if (message.kind === 'reached') progress(message.reached)
    else resolve(message.result)
  })
  worker.once('error', (error) => {
    if (isOutOfMemory(error)) resolve(Result.failure(Problem.create('population.too-large', { file: task.path })))
    else reject(error)
  })
  worker.once('exit', () => reject(new Error('the thread ended without a word')))
  try {
    return await promise
  } finally {
    clearTimeout(slow)
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
