import { createHash } from 'node:crypto'
import { Problem, Result } from '@ceyuan/values'
import { actorId } from './actor-settings.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Scope, WriteOptions } from './database.ts'
import type { Connection } from './engine.ts'

const hashOf = (request: unknown): string => createHash('sha256').update(canonicalJson(request)).digest('hex')

/**
 * The first answer given under the key, or undefined when this is the first time (the key is then taken). A repeat that
 * arrives while the first is still running waits for it.
 */
export const recallAnswer = async <T>(
  connection: Connection,
  scope: Scope,
  options: WriteOptions,
): Promise<Result<T> | undefined> => {
  if (options.idempotencyKey === undefined) return undefined
  const key = [actorId(scope.actor), options.idempotencyKey]
  const requestHash = hashOf(options.request)
  const taken = await connection.execute(
    'insert into idempotency_key (actor_id, key, request_hash, recorded_at) values ($1, $2, $3, $4) on conflict do nothing returning key',
    [...key, requestHash, scope.at],
  )
  if (taken.rows.length > 0) return undefined
  const { rows } = await connection.execute<{ request_hash: string; answer: T }>(
    'select request_hash, answer from idempotency_key where actor_id = $1 and key = $2',
    key,
  )
  const [first] = rows
  if (first?.request_hash !== requestHash) {
    return Result.failure(Problem.create('database.idempotency-key-reused', { key: options.idempotencyKey }))
  }
  return Result.success(first.answer)
}

/** Keeps the answer of a write under its key, so that a repeat gives it again. */
export const rememberAnswer = async (
  connection: Connection,
  scope: Scope,
  options: WriteOptions,
  answer: unknown,
): Promise<void> => {
  if (options.idempotencyKey === undefined) return
  await connection.execute('update idempotency_key set answer = $3::jsonb where actor_id = $1 and key = $2', [
    actorId(scope.actor),
    options.idempotencyKey,
    JSON.stringify(answer ?? null),
  ])
}
