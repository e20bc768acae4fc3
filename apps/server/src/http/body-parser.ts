import { Problem } from '@ceyuan/values'
import type { FastifyInstance } from 'fastify'
import { holdsStorableText } from './plain-text.ts'
import { ProblemError } from './problem-error.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

const malformed = (reason: string): ProblemError => new ProblemError(Problem.create('request.malformed', { reason }))

const decode = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes)
  } catch {
    throw malformed('encoding')
  }
}

const parseJson = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw malformed('json')
  }
}

// Only escapes can bring in what UTF-8 itself has ruled out, so plain bodies are not walked.
const mayHoldUnstorable = (text: string): boolean => /\\u(?:0000|[dD][89a-fA-F])/u.test(text) || text.includes('\u0000')

/** The value of a JSON body in UTF-8; an empty body is undefined, anything unreadable is a problem. */
export const parseBody = (bytes: Uint8Array): unknown => {
  if (bytes.length === 0) return undefined
  const text = decode(bytes)
  const value = parseJson(text)
  if (mayHoldUnstorable(text) && !holdsStorableText(value)) throw malformed('encoding')
  return value
}

/** Reads JSON bodies strictly as UTF-8; other kinds of body but uploads are refused. */
export const addBodyParser = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseBody(typeof body === 'string' ? Buffer.from(body) : body))
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)))
    }
  })
}
