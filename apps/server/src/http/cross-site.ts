import { Problem } from '@ceyuan/values'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from './problem-error.ts'

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

// `http://a:80` and `http://a` are the same place, so the asked host is read as the origin's own kind of address.
const isSameHost = (origin: string, host: string): boolean => {
  if (!URL.canParse(origin)) return false
  const { protocol, host: from } = new URL(origin)
  const asked = `${protocol}//${host}`
  return URL.canParse(asked) && new URL(asked).host === from
}

/**
 * Refuses a write that another site's page sends with a visitor's cookie: by the browser's own word (`Sec-Fetch-Site`), else
 * by `Origin`. The header that every write needs, `Idempotency-Key`, is a second wall, which a foreign form cannot set.
 */
export const refuseCrossSite = async (request: FastifyRequest): Promise<void> => {
  if (safe.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const isForeign =
    site === undefined
      ? origin !== undefined && !isSameHost(origin, request.host)
      : site !== 'same-origin' && site !== 'none'
  if (isForeign) throw new ProblemError(Problem.create('access.cross-site'))
}
