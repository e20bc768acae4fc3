import { Problem, Result, type Failure } from '@ceyuan/values'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { productFolder, type Config } from './config.ts'
import { inDataFolder } from './database/data-folder.ts'
import { features } from './features.ts'
import { createIdentity } from './identity/identity.ts'
import { openCity, type OpenCity } from './open-city.ts'
import { readyCity, type ReadyCity } from './ready-city.ts'
import { readSecret } from './secret.ts'
import { readVersion } from './version.ts'

/** A server that answers. */
export type Serving = OpenCity & {
  readonly app: FastifyInstance
  readonly ready: ReadyCity
  readonly version: string
  readonly hasWeb: boolean
  /** Finishes what is under way, then closes the database. */
  readonly stop: () => Promise<void>
}

// Personal data may stand in an error's message or detail, such as a value that breaks a constraint: only its kind and place are logged.
const errorForLog = (error: Error): { type: string; message: string; code: string; stack: string } => ({
  type: error.name,
  message: '',
  code: 'code' in error ? String(error.code) : '',
  stack: (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n'),
})

const loggerOf = ({ logLevel }: Config) => ({ level: logLevel, base: null, serializers: { err: errorForLog } })

const webFolder = join(productFolder, 'apps/web/dist')

const build = async (
  config: Config,
  { city, database, clock }: OpenCity,
  { secret, version }: { readonly secret: string; readonly version: string },
): Promise<FastifyInstance> => {
  const identity = createIdentity({
    database,
    city,
    secret,
    publicUrl: config.publicUrl,
    ...(config.singleSignOn ? { singleSignOn: config.singleSignOn } : {}),
  })
  return buildApp({
    database,
    clock,
    city,
    identity,
    version,
    features: [identity.feature, ...features],
    uploadFolder: join(config.dataFolder, 'uploads'),
    webFolder,
    rateLimits: config.rateLimits,
    keepDays: config.keepDays,
    isSecure: config.publicUrl.startsWith('https:'),
    logger: loggerOf(config),
    ...(config.trustProxy === undefined ? {} : { trustProxy: config.trustProxy }),
  })
}

// Uploads come into the data folder too: that it can be written is known before anyone is served.
const secretOf = ({ secret, dataFolder }: Config): Promise<Result<string>> =>
  secret === undefined ? readSecret(dataFolder) : inDataFolder(dataFolder, async () => Result.success(secret))

const listen = async (app: FastifyInstance, { port, host }: Config): Promise<Result<string>> => {
  try {
    return Result.success(await app.listen({ port, host }))
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken) throw error
    return Result.failure(Problem.create('server.port-in-use', { port }))
  }
}

/** Opens a city, prepares it and serves it. */
export const serve = async (config: Config): Promise<Result<Serving>> => {
  const opened = await openCity(config)
  if (opened.kind === 'failure') return opened
  const { database, city } = opened.value
  const refuse = async (failure: Failure): Promise<Failure> => {
    await database.close()
    return failure
  }
  const secret = await secretOf(config)
  if (secret.kind === 'failure') return refuse(secret)
  const ready = await readyCity(database, city, config.hasSample)
  if (ready.kind === 'failure') return refuse(ready)
  const version = readVersion()
  const app = await build(config, opened.value, { secret: secret.value, version })
  const stop = async () => {
    await app.close()
    await database.close()
  }
  const listening = await listen(app, config)
  if (listening.kind === 'failure') {
    await stop()
    return listening
  }
  return Result.success({
    ...opened.value,
    app,
    ready: ready.value,
    version,
    hasWeb: existsSync(webFolder),
    stop,
  })
}
