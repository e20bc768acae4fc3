import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Identity } from '../app.ts'
import type { Feature } from '../context.ts'
import { createAuth, singleSignOnProvider, type IdentityOptions } from './auth.ts'
import { publicActor } from '../database/actors.ts'
import { createAuthenticate } from './authenticate.ts'
import { identityRoutes } from './routes.ts'

const callbackPath = `/api/auth/callback/${singleSignOnProvider}`

/** Who people are, and the operations by which they sign in and are managed. */
export type RunningIdentity = Identity & { readonly feature: Feature }

/** Starts identity on a city's database. */
export const createIdentity = (options: IdentityOptions): RunningIdentity => {
  const auth = createAuth(options)
  const sessions = createAuthenticate(auth, options.database, options.city)
  const hasSingleSignOn = options.singleSignOn !== undefined
  const callback = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const headers = new Headers()
    for (const name of ['cookie', 'user-agent'] as const) {
      const value = request.headers[name]
      if (value !== undefined) headers.set(name, value)
    }
    const answer = await auth.handler(new Request(new URL(request.url, options.publicUrl), { headers }))
    for (const cookie of answer.headers.getSetCookie()) void reply.header('set-cookie', cookie)
    return reply.redirect(answer.headers.get('location') ?? '/sign-in')
  }
  return Object.freeze({
    authenticate: async (headers: Headers) => (await sessions.find(headers))?.actor ?? publicActor,
    addRoutes: (app: FastifyInstance) => {
      if (hasSingleSignOn) app.get(callbackPath, callback)
    },
    feature: (context) => identityRoutes(context, { auth, sessions, hasSingleSignOn }),
  })
}
