import fastifyStatic from '@fastify/static'
import { Problem } from '@ceyuan/values'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ProblemError } from './problem-error.ts'

const notFound = async (request: FastifyRequest): Promise<never> => {
  const [path = '/'] = request.url.split('?')
  throw new ProblemError(Problem.create('request.not-found', { path: path.slice(0, 200) }))
}

const isPage = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !/^\/(?:\.|(?:api|assets)(?:[/?]|$))/u.test(request.url) &&
  !/\.[a-z0-9]{2,5}(?:\?|$)/u.test(request.url)

const page = (_request: FastifyRequest, reply: FastifyReply): FastifyReply => reply.sendFile('index.html')

/** Serves the built web: hashed files for ever, the page itself always fresh; unknown addresses outside the API are pages. */
export const addStaticWeb = async (app: FastifyInstance, folder: string | undefined): Promise<void> => {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(notFound)
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/')
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/', page)
  app.setNotFoundHandler(async (request, reply) => (isPage(request) ? page(request, reply) : notFound(request)))
}
