import type { Problem } from '@ceyuan/values'

const byCode: Readonly<Record<string, number>> = {
  'access.sign-in-needed': 401,
  'account.sign-in-wrong': 401,
  'account.code-wrong': 401,
  'account.two-factor-expired': 401,
  'account.locked': 429,
  'request.not-found': 404,
  'request.method': 405,
  'request.too-large': 413,
  'request.media-type': 415,
  'request.rate-limited': 429,
  'database.unavailable': 503,
  'database.forbidden': 403,
  'register.not-keeper': 403,
  'register.unknown': 404,
  'objection.not-responsible': 403,
  'objection.own-decision': 403,
  'objection.open-already': 409,
  'objection.answered-already': 409,
  'scenario.not-author': 403,
  'server.failure': 500,
}

const bySuffix: readonly (readonly [RegExp, number])[] = [
  [/[.-]not-found$/u, 404],
  [/[.-](?:taken|exists|conflict|changed-meanwhile|closed)$/u, 409],
  [/^(?:request|field)\./u, 400],
  [/^access\./u, 403],
  [/^policy\.(?:may-not|not-own|not-responsible)/u, 403],
]

/** The HTTP status of a problem: by its code, else by its last word, else 422 (understood, but cannot be done). */
export const statusOf = (problem: Pick<Problem, 'code'>): number =>
  byCode[problem.code] ?? bySuffix.find(([pattern]) => pattern.test(problem.code))?.[1] ?? 422
