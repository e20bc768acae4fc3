import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { Problem } from '@ceyuan/values'
import type { FastifyInstance } from 'fastify'
import { refuseCrossSite } from './cross-site.ts'
import { ProblemError } from './problem-error.ts'

/** Requests a minute from one address; 0 means without limit. */
export type RateLimits = { readonly perMinute: number; readonly signInsPerMinute: number }

/** What a server allows unless told otherwise: an office of some hundred people behind one address works undisturbed. */
export const defaultRateLimits: RateLimits = Object.freeze({ perMinute: 6000, signInsPerMinute: 30 })

const none = ["'none'"]
const self = ["'self'"]

/** Scripts only from our own files; inline styles are allowed because Ant Design writes its own (ADR 0012). */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: none,
    scriptSrc: self,
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: self,
    connectSrc: self,
    workerSrc: ["'self'", 'blob:'],
    frameSrc: ["'self'", 'blob:'],
    manifestSrc: self,
    formAction: self,
    baseUri: none,
    frameAncestors: none,
    objectSrc: none,
  },
}

const addRateLimits = async (app: FastifyInstance, limits: RateLimits): Promise<void> => {
  if (limits.perMinute === 0) return
  await app.register(rateLimit, {
    global: true,
    max: (request) =>
      request.method === 'POST' && signInPaths.has(request.routeOptions.url ?? '')
        ? limits.signInsPerMinute
        : limits.perMinute,
    keyGenerator: (request) =>
      request.method === 'POST' && signInPaths.has(request.routeOptions.url ?? '')
        ? `sign-in ${request.ip}`
        : request.ip,
    timeWindow: 60_000,
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      new ProblemError(Problem.create('request.rate-limited', { seconds: Math.ceil(context.ttl / 1000) })),
  })
}

const signInPaths: ReadonlySet<string> = new Set(['/api/session', '/api/session/code'])

/** Headers against injection, framing and sniffing; refusal of cross-site writes; limits on how often. */
export const addProtection = async (app: FastifyInstance, limits: RateLimits, isSecure: boolean): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', refuseCrossSite)
  await addRateLimits(app, limits)
}
