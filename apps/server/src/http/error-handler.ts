import { Problem } from '@ceyuan/values'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { ProblemError } from './problem-error.ts'
import { replyWithProblems } from './problem-reply.ts'

/** The largest JSON body, in bytes. */
export const maxBodyBytes = 1_048_576

/** The largest uploaded file, in bytes. */
export const maxFileBytes = 104_857_600

const malformed = (reason: string): Problem => Problem.create('request.malformed', { reason })
const tooLarge = (max: number): Problem => Problem.create('request.too-large', { max })

const known: Readonly<Record<string, (request: FastifyRequest) => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => tooLarge(maxBodyBytes),
  FST_REQ_FILE_TOO_LARGE: (request) => tooLarge(request.routeOptions.config.mostBytes ?? maxFileBytes),
  FST_PARTS_LIMIT: () => tooLarge(maxFileBytes),
  FST_FILES_LIMIT: () => tooLarge(maxFileBytes),
  FST_FIELDS_LIMIT: () => tooLarge(maxFileBytes),
  FST_PROTO_VIOLATION: () => malformed('multipart'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => malformed('multipart'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => malformed('other'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) =>
    Problem.create('request.media-type', {
      found: (request.headers['content-type'] ?? '').slice(0, 100),
      wanted: ['application/json'],
    }),
  FST_ERR_BAD_URL: () => malformed('url'),
  FST_ERR_MAX_PARAM_LENGTH: () => malformed('url'),
  FST_ERR_ASYNC_CONSTRAINT: () => malformed('other'),
  FST_ERR_PREMATURE_CLOSE: () => malformed('multipart'),
}

const disconnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P03',
  '53300',
  '08006',
  '08001',
])

// The driver gives no code where a session breaks under it.
const hasLostSession = (error: unknown): boolean =>
  error instanceof Error &&
  /connection terminated|connection error|client was closed|terminating connection|timeout exceeded when trying to connect/iu.test(
    `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
  )

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

const isCallersFault = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'statusCode' in error &&
  typeof error.statusCode === 'number' &&
  error.statusCode >= 400 &&
  error.statusCode < 500

const isBrokenUpload = (error: unknown, request: FastifyRequest): boolean =>
  request.isMultipart() &&
  error instanceof Error &&
  /multipart|malformed part|part terminated|boundary|premature close/iu.test(error.message)

const toProblems = (error: unknown, request: FastifyRequest): readonly [Problem, ...Problem[]] | undefined => {
  if (error instanceof ProblemError) return error.problems
  const code = codeOf(error)
  const problem = known[code]
  if (problem) return [problem(request)]
  if (disconnected.has(code) || hasLostSession(error)) return [Problem.create('database.unavailable')]
  return isCallersFault(error) || isBrokenUpload(error, request)
    ? [malformed(request.isMultipart() ? 'multipart' : 'other')]
    : undefined
}

/** Turns whatever went wrong into problems; what nobody foresaw becomes a failure with a number that the log repeats. */
export const handleError = async (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const problems = toProblems(error, request)
  if (problems) return replyWithProblems(request, reply, problems)
  const incident = randomUUID()
  request.log.error({ incident, err: error }, 'request failed')
  return replyWithProblems(request, reply, [Problem.create('server.failure', { incident })])
}
