import { noPolicies } from '@ceyuan/policy'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { buildApp, type AppOptions } from './app.ts'
import type { City } from './city/city.ts'
import type { Actor, Database } from './database/database.ts'
import { publicActor } from './database/actors.ts'
import { openMemory } from './database/open.ts'
import type { Binding } from './http/call.ts'

const actorHeader = 'x-test-actor'

/** A signed-in person with exactly these scopes. */
export const actorWith = (...scopes: readonly string[]): Actor => ({
  ...publicActor,
  kind: 'user',
  userId: `test-${scopes.join('-') || 'nothing'}`,
  name: 'Test',
  role: 'officer',
  scopes: new Set(scopes),
})

/** A city of two units and two roles, for tests that need no city pack. */
export const testCity: City = Object.freeze<City>({
  id: 'test_city',
  name: { zh: '测试市', en: 'Test City' },
  product: { zh: '测试', en: 'Test' },
  timeZone: 'Asia/Shanghai',
  roles: [
    {
      id: 'administrator',
      label: { zh: '系统管理员', en: 'Administrator' },
      scopes: ['person.read', 'person.manage', 'audit.read'],
    },
    { id: 'officer', label: { zh: '责任单位', en: 'Officer' }, scopes: ['plan.read'] },
    { id: 'coordinator', label: { zh: '专班', en: 'Coordination office' }, scopes: ['plan.read', 'audit.read'] },
  ],
  units: [
    { id: 'kjj', name: '市科技局', aliases: [], kind: 'municipal', en: 'Science' },
    { id: 'gxj', name: '市工信局', aliases: [], kind: 'municipal', en: 'Industry' },
  ],
  sampleAccounts: [],
  folder: '',
  hash: 'test',
  regions: [],
  industries: [],
  calendar: [],
  limits: [],
  registers: [],
  indicators: [],
  plan: null,
  commitments: [],
  policies: noPolicies,
})

/** What a test's app is made from; anything left out is the test city on an empty database in memory. */
export type TestAppOptions = Partial<AppOptions> & { readonly bindings?: readonly Binding[] }

/** A running app of a test: `as` asks as a given actor. */
export type TestApp = {
  readonly app: FastifyInstance
  readonly database: Database
  readonly as: (actor: Actor | 'public') => (options: InjectOptions) => Promise<LightMyRequestResponse>
}

const now = (): string => '2026-11-23T01:00:00.000Z'

const openDatabase = async (schema: string): Promise<Database> => {
  const opened = await openMemory({ schema, clock: now })
  if (opened.kind === 'success') return opened.value
  throw new Error(JSON.stringify(opened.problems))
}

/** Builds a real app for a test; who asks is told by the test itself, unless it brings an identity. */
export const createTestApp = async (options: TestAppOptions = {}): Promise<TestApp> => {
  const actors = new Map<string, Actor>()
  const city = options.city ?? testCity
  const database = options.database ?? (await openDatabase(city.id))
  const identity = {
    authenticate: async (headers: Headers) => actors.get(headers.get(actorHeader) ?? '') ?? publicActor,
  }
  const bindings = options.bindings ?? []
  const app = await buildApp({
    database,
    clock: now,
    identity,
    city,
    features: [() => bindings],
    rateLimits: { perMinute: 0, signInsPerMinute: 0 },
    ...options,
  })
  if (!options.database) app.addHook('onClose', () => database.close())
  const as = (actor: Actor | 'public') => (request: InjectOptions) => {
    if (actor === 'public') return app.inject(request)
    const id = actor.userId ?? actor.kind
    actors.set(id, actor)
    return app.inject({ ...request, headers: { ...request.headers, [actorHeader]: id } })
  }
  return { app, database, as }
}
