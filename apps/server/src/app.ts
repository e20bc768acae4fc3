import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import { localeOf } from '@ceyuan/contract'
import { fastify, LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import type { City } from './city/city.ts'
import type { Feature, FeatureContext } from './context.ts'
import type { Clock, Database } from './database/database.ts'
import { addDelivery } from './delivery/add-delivery.ts'
import { defaultKeepDays } from './delivery/pruning.ts'
import type { Subscriber } from './delivery/subscriber.ts'
import { addMetrics } from './health/metrics.ts'
import { healthRoutes } from './health/routes.ts'
import { addBodyParser } from './http/body-parser.ts'
import type { Binding } from './http/call.ts'
import { docsPage, docsStyle } from './http/docs-page.ts'
import { handleError, maxBodyBytes, maxFileBytes } from './http/error-handler.ts'
import { toOpenApi } from './http/openapi.ts'
import { addProtection, defaultRateLimits, type RateLimits } from './http/protection.ts'
import { addRoutes, type Authenticate } from './http/routes.ts'
import { addStaticWeb } from './http/static-web.ts'
import { todayIn } from './today.ts'

/** Who people are: tells the actor of a request, and may add routes of its own (single sign-on). */
export type Identity = {
  readonly authenticate: Authenticate
  readonly addRoutes?: (app: FastifyInstance) => void
}

/** What an app is built from; nothing is read from the environment. */
export type AppOptions = {
  readonly database: Database
  readonly clock: Clock
  readonly identity: Identity
  readonly city: City
  readonly features: readonly Feature[]
  readonly version?: string
  /** Where uploads wait to be worked on; a folder of the system's own when left out. */
  readonly uploadFolder?: string
  /** The folder of the built web; none is served when left out. */
  readonly webFolder?: string
  readonly rateLimits?: RateLimits
  /** How long delivered messages and answers given under an idempotency key are kept. */
  readonly keepDays?: number
  /** Whether people reach the server by https (behind a proxy that ends it). */
  readonly isSecure?: boolean
  /** The proxies whose `X-Forwarded-*` headers are believed. */
  readonly trustProxy?: string
  readonly logger?: FastifyServerOptions['logger']
}

const maxPathPart = 300

const createFastify = (options: AppOptions): FastifyInstance =>
  fastify({
    logger: options.logger ?? false,
    bodyLimit: maxBodyBytes,
    trustProxy: options.trustProxy ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: maxPathPart, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
  })

const addDescription = (app: FastifyInstance, bindings: readonly Binding[], options: AppOptions): void => {
  const operations = bindings.map(({ operation }) => operation)
  const { product } = options.city
  const description = JSON.stringify(toOpenApi(operations, product.en, options.version ?? '0'))
  const pages = { 'zh-CN': docsPage(operations, product.zh, 'zh-CN'), en: docsPage(operations, product.en, 'en') }
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(description),
  )
  app.get('/api/docs.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(docsStyle))
  app.get('/api/docs', async (request, reply) =>
    reply
      .header('vary', 'accept-language')
      .type('text/html; charset=utf-8')
      .send(pages[localeOf(request.headers['accept-language'])]),
  )
}

// One line a request: what was asked of which operation and how it ended. No address, name, path value or query.
const addRequestLog = (app: FastifyInstance): void => {
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operationId ?? request.routeOptions.url ?? 'web'
    request.log.info(
      { operation, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}

/** Builds the server of a city; `listen` and `close` are the caller's. */
export const buildApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const { database, clock, city, identity } = options
  const app = createFastify(options)
  const subscribers: Subscriber[] = []
  const context: FeatureContext = {
    database,
    clock,
    city,
    today: todayIn(city.timeZone, clock),
    uploadFolder: options.uploadFolder ?? join(tmpdir(), 'ceyuan-uploads'),
    lifetime: {
      onReady: (work) => void app.addHook('onReady', work),
      onClose: (work) => void app.addHook('onClose', work),
    },
    subscribe: (subscriber) => void subscribers.push(subscriber),
    reportFailure: (error, matter) => app.log.error({ err: error }, matter),
  }
  app.setErrorHandler(handleError)
  const keeping = { days: options.keepDays ?? defaultKeepDays, clock }
  const metrics = addMetrics(app, database, keeping)
  addRequestLog(app)
  await addProtection(app, options.rateLimits ?? defaultRateLimits, options.isSecure ?? false)
  await app.register(compress, { threshold: 1024, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } })
  addBodyParser(app)
  await app.register(multipart, { limits: { fileSize: maxFileBytes, files: 20, fields: 100, parts: 120 } })
  const bindings = [
    ...options.features.flatMap((feature) => feature(context)),
    ...healthRoutes(context, options.version ?? '0', metrics),
  ]
  addDelivery(context, subscribers, keeping)
  addRoutes(app, bindings, identity.authenticate)
  identity.addRoutes?.(app)
  addDescription(app, bindings, options)
  await addStaticWeb(app, options.webFolder)
  return app
}
