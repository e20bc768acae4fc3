import { localeOf, sentence, type Locale, type ProblemItem, type ProblemResponse } from '@ceyuan/contract'
import type { Problem } from '@ceyuan/values'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { statusOf } from './status.ts'

type Problems = readonly [Problem, ...Problem[]]

/** A problem as a body carries it, in a language. */
export const toProblemItem = (problem: Problem, locale: Locale): ProblemItem => ({
  code: problem.code,
  detail: sentence(problem, locale),
  ...(problem.at ? { at: problem.at } : {}),
  values: Object.fromEntries(
    Object.entries(problem.values).map(([name, value]) => [
      name,
      typeof value === 'object' && value ? [...value] : value,
    ]),
  ),
})

/** The RFC 9457 body of problems in a language. */
export const toProblemResponse = (problems: Problems, locale: Locale): ProblemResponse => {
  const [first] = problems
  const status = statusOf(first)
  return {
    type: `urn:ceyuan:problem:${first.code}`,
    title: sentence({ code: `status.${status}`, values: {} }, locale),
    status,
    ...toProblemItem(first, locale),
    problems: problems.map((problem) => toProblemItem(problem, locale)),
  }
}

/** Answers a request with problems, in the language that it accepts. */
export const replyWithProblems = async (
  request: FastifyRequest,
  reply: FastifyReply,
  problems: Problems,
): Promise<FastifyReply> => {
  const locale = localeOf(request.headers['accept-language'])
  const body = toProblemResponse(problems, locale)
  return reply
    .code(body.status)
    .header('content-language', locale)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body))
}
