import { binary, localeOf, multipart, type Operation } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../database/database.ts'
import { isDownload, isJsonText, type Binding, type Call, type Download } from './call.ts'
import { holdsStorableText } from './plain-text.ts'
import { maxFileBytes } from './error-handler.ts'
import { ProblemError } from './problem-error.ts'
import { replyWithProblems } from './problem-reply.ts'
import { partsOf } from './upload.ts'
import { validate } from './validation.ts'

/** Tells who asks, from the headers of a request. */
export type Authenticate = (headers: Headers) => Promise<Actor>

const isWrite = (operation: Operation): boolean => operation.method !== 'GET'
const keyPattern = /^[\u0021-\u007e]{1,200}$/u

/** What keeps an actor from an operation, or undefined where nothing does. */
export const refusalOf = (operation: Pick<Operation, 'scope'>, actor: Actor): Problem | undefined => {
  if (operation.scope === 'public') return undefined
  if (actor.kind !== 'user') return Problem.create('access.sign-in-needed')
  if (operation.scope === 'signedIn' || actor.scopes.has(operation.scope)) return undefined
  return Problem.create('access.not-allowed', { scope: operation.scope })
}

const toHeaders = (request: FastifyRequest): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

const idempotencyKeyOf = (operation: Operation, request: FastifyRequest): Result<string | undefined> => {
  if (!isWrite(operation)) return Result.success(undefined)
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && keyPattern.test(key)
    ? Result.success(key)
    : Result.failure(Problem.create('request.idempotency-key'))
}

const storable = (value: unknown, root: string): Result<unknown> =>
  holdsStorableText(value)
    ? Result.success(value)
    : Result.failure(Problem.create('request.malformed', { reason: 'encoding' }, { path: `/${root}` }))

// An id that no thing can have is an address where nothing is, not a form wrongly filled in.
const paramsOf = (operation: Operation, request: FastifyRequest): Result<unknown> =>
  Result.andThen(storable(request.params, 'params'), (value) => {
    const checked = validate(operation.params, value, 'params')
    const path = request.url.replace(/[?].*$/u, '').slice(0, 200)
    return checked.kind === 'success' ? checked : Result.failure(Problem.create('request.not-found', { path }))
  })

const inputOf = (operation: Operation, request: FastifyRequest) => {
  const key = idempotencyKeyOf(operation, request)
  const params = paramsOf(operation, request)
  const query = Result.andThen(storable(request.query, 'query'), (value) => validate(operation.query, value, 'query'))
  const isUpload = operation.body === multipart
  const body = isUpload ? Result.success(undefined) : validate(operation.body, request.body, 'body')
  if (isUpload && !request.isMultipart()) {
    return Result.failure(
      Problem.create('request.media-type', {
        found: (request.headers['content-type'] ?? '').slice(0, 100),
        wanted: ['multipart/form-data'],
      }),
    )
  }
  return Result.map(Result.all<unknown>([key, params, query, body]), () => ({
    idempotencyKey: key.kind === 'success' ? key.value : undefined,
    params: params.kind === 'success' ? params.value : undefined,
    query: query.kind === 'success' ? query.value : undefined,
    body: body.kind === 'success' ? body.value : undefined,
  }))
}

const sendDownload = async (reply: FastifyReply, download: Download): Promise<FastifyReply> => {
  if (download.filename !== undefined) {
    const name = encodeURIComponent(download.filename).replaceAll(
      /['()*]/gu,
      (sign) => `%${sign.charCodeAt(0).toString(16)}`,
    )
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`)
  }
  return reply.header('cache-control', 'no-store').type(download.mediaType).send(download.content)
}

// The JSON of an answer; undefined where there is nothing to say.
const toJson = ({ id, output }: Operation, value: unknown): string | undefined => {
  if (isJsonText(value)) return value.text
  const checked = output.safeParse(value)
  if (!checked.success) throw new Error(`${id} broke its contract: ${checked.error.message}`)
  return checked.data === undefined ? undefined : JSON.stringify(checked.data)
}

const sendValue = async (operation: Operation, reply: FastifyReply, value: unknown): Promise<FastifyReply> => {
  if (isDownload(value)) return sendDownload(reply, value)
  if (operation.output === binary) throw new Error(`${operation.id} must answer with a download`)
  const json = toJson(operation, value)
  if (operation.scope !== 'public') void reply.header('cache-control', 'no-store')
  if (json === undefined) return reply.code(204).send()
  return reply.type('application/json; charset=utf-8').send(json)
}

const abortSignalOf = (request: FastifyRequest, reply: FastifyReply): AbortSignal => {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new Error('The caller went away'))
  })
  if (request.raw.destroyed && !request.raw.complete) controller.abort(new Error('The caller went away'))
  return controller.signal
}

const answer = async (
  { operation, handle }: Binding,
  authenticate: Authenticate,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const headers = toHeaders(request)
  const actor = await authenticate(headers)
  const refusal = refusalOf(operation, actor)
  if (refusal) return replyWithProblems(request, reply, [refusal])
  const input = inputOf(operation, request)
  if (input.kind === 'failure') return replyWithProblems(request, reply, withSummary(input.problems))
  const { idempotencyKey, params, query, body } = input.value
  const call: Call = {
    params,
    query,
    body,
    actor,
    headers,
    locale: localeOf(request.headers['accept-language']),
    write:
      idempotencyKey === undefined ? {} : { idempotencyKey, request: { operation: operation.id, params, query, body } },
    parts: () => partsOf(request, operation.mostBytes ?? maxFileBytes),
    signal: abortSignalOf(request, reply),
    address: request.ip,
    respond: (name, values) => void reply.header(name, values.length === 1 ? values[0] : [...values]),
  }
  const result = await handle(call)
  if (result.kind === 'failure') return replyWithProblems(request, reply, result.problems)
  return sendValue(operation, reply, result.value)
}

const withSummary = (problems: readonly [Problem, ...Problem[]]): readonly [Problem, ...Problem[]] => {
  const fields = problems.filter((problem) => problem.code.startsWith('field.'))
  return fields.length === problems.length
    ? [Problem.create('request.invalid', { count: fields.length }), ...problems]
    : problems
}

/** Adds every binding as a route, and an answer for each known address asked with another method. */
export const addRoutes = (app: FastifyInstance, bindings: readonly Binding[], authenticate: Authenticate): void => {
  const ids = new Set<string>()
  for (const binding of bindings) {
    const { id, method, path, mostBytes } = binding.operation
    if (ids.has(id)) throw new Error(`Operation ${id} is bound twice`)
    ids.add(id)
    app.route({
      method,
      url: path,
      config: { operationId: id, ...(mostBytes === undefined ? {} : { mostBytes }) },
      handler: (request, reply) => answer(binding, authenticate, request, reply),
    })
  }
  for (const [path, methods] of Map.groupBy(bindings, ({ operation }) => operation.path)) {
    const taken = methods.map(({ operation }) => operation.method)
    app.route({
      method: (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((method) => !taken.includes(method)),
      url: path,
      handler: async (request) => {
        throw new ProblemError(Problem.create('request.method', { method: request.method, known: taken }))
      },
    })
  }
}
