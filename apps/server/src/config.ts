import { Problem, Result } from '@ceyuan/values'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { defaultKeepDays } from './delivery/pruning.ts'
import type { RateLimits } from './http/protection.ts'
import { defaultRateLimits } from './http/protection.ts'
import type { SingleSignOn } from './identity/auth.ts'

/** The environment, as a process sees it. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Everything that a start is told from outside. */
export type Config = {
  readonly port: number
  /** The address to listen on; this machine alone unless told otherwise, because sample passwords are public. */
  readonly host: string
  /** The city's folder under `citiesFolder`; empty where none was chosen. */
  readonly city: string
  readonly citiesFolder: string
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly today: string | undefined
  readonly publicUrl: string
  readonly trustProxy: string | undefined
  readonly secret: string | undefined
  readonly rateLimits: RateLimits
  /** How long delivered messages and answers given under an idempotency key are kept. */
  readonly keepDays: number
  readonly singleSignOn: SingleSignOn | undefined
  readonly logLevel: string
  /** Whether an empty city is filled with its sample records. */
  readonly hasSample: boolean
}

/** The root of the product: where `cities/` and `apps/` are. */
export const productFolder: string = join(import.meta.dirname, '../../..')

const mostKeepDays = 3650

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('localhost'),
  CEYUAN_CITY: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,40}$/u)
    .optional(),
  CEYUAN_CITIES: z.string().optional(),
  CEYUAN_DATA: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//u)
    .optional(),
  CEYUAN_TODAY: z.iso.date().optional(),
  CEYUAN_URL: z.url({ protocol: /^https?$/u }).optional(),
  CEYUAN_TRUST_PROXY: z.string().optional(),
  CEYUAN_SECRET: z.string().min(32).optional(),
  CEYUAN_RATE_LIMIT: z.coerce.number().int().min(0).optional(),
  CEYUAN_KEEP_DAYS: z.coerce.number().int().min(1).max(mostKeepDays).default(defaultKeepDays),
  CEYUAN_OIDC_URL: z.url().optional(),
  CEYUAN_OIDC_CLIENT_ID: z.string().optional(),
  CEYUAN_OIDC_CLIENT_SECRET: z.string().optional(),
  CEYUAN_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  CEYUAN_SAMPLE: z.enum(['yes', 'no']).default('yes'),
})

type Settings = z.output<typeof settings>

/** What each setting must be, for the sentence that refuses another value. */
const wanted: Readonly<Record<keyof Settings, string>> = {
  PORT: '0–65535',
  HOST: '0.0.0.0',
  CEYUAN_CITY: '[a-z][a-z0-9_-]*',
  CEYUAN_CITIES: './cities',
  CEYUAN_DATA: './data',
  DATABASE_URL: 'postgres://…',
  CEYUAN_TODAY: 'YYYY-MM-DD',
  CEYUAN_URL: 'https://…',
  CEYUAN_TRUST_PROXY: '127.0.0.1',
  CEYUAN_SECRET: '≥ 32',
  CEYUAN_RATE_LIMIT: '≥ 0',
  CEYUAN_KEEP_DAYS: `1–${mostKeepDays}`,
  CEYUAN_OIDC_URL: 'https://…/.well-known/openid-configuration',
  CEYUAN_OIDC_CLIENT_ID: 'id',
  CEYUAN_OIDC_CLIENT_SECRET: 'secret',
  CEYUAN_LOG: 'silent | error | warn | info | debug',
  CEYUAN_SAMPLE: 'yes | no',
}

const isSecret = (name: string): boolean => /SECRET|DATABASE_URL/u.test(name)

const readSettings = (environment: Environment): Result<Settings> => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = settings.safeParse(given)
  if (read.success) return Result.success(read.data)
  const names = settings.keyof().options.filter((name) => read.error.issues.some(({ path }) => path[0] === name))
  const [first, ...rest] = names.map((name) =>
    Problem.create('server.setting-invalid', {
      name,
      found: isSecret(name) ? '…' : (given[name] ?? ''),
      wanted: wanted[name],
    }),
  )
  return first
    ? Result.failure(first, ...rest)
    : Result.failure(Problem.create('server.setting-invalid', { name: '?', found: '', wanted: '' }))
}

const configFile = z.strictObject({ city: z.string().optional() })

const cityFromFile = (folder: string): Result<string | undefined> => {
  const file = join(folder, 'ceyuan.config.json')
  if (!existsSync(file)) return Result.success(undefined)
  try {
    return Result.success(configFile.parse(JSON.parse(readFileSync(file, 'utf8'))).city)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return Result.failure(Problem.create('server.config-file-invalid', { file, reason }))
  }
}

const singleSignOnOf = (read: Settings): SingleSignOn | undefined =>
  read.CEYUAN_OIDC_URL && read.CEYUAN_OIDC_CLIENT_ID && read.CEYUAN_OIDC_CLIENT_SECRET
    ? {
        discoveryUrl: read.CEYUAN_OIDC_URL,
        clientId: read.CEYUAN_OIDC_CLIENT_ID,
        clientSecret: read.CEYUAN_OIDC_CLIENT_SECRET,
      }
    : undefined

const rateLimitsOf = (perMinute: number | undefined): RateLimits =>
  perMinute === undefined ? defaultRateLimits : { ...defaultRateLimits, perMinute }

/** Reads the environment and `ceyuan.config.json`; every wrong setting is named. */
export const readConfig = (environment: Environment, folder: string = productFolder): Result<Config> => {
  const read = readSettings(environment)
  const fromFile = cityFromFile(folder)
  return Result.andThen(read, (given) =>
    Result.map(fromFile, (city) => ({
      port: given.PORT,
      host: given.HOST,
      city: given.CEYUAN_CITY ?? city ?? '',
      citiesFolder: resolve(folder, given.CEYUAN_CITIES ?? 'cities'),
      dataFolder: resolve(folder, given.CEYUAN_DATA ?? 'data'),
      databaseUrl: given.DATABASE_URL,
      today: given.CEYUAN_TODAY,
      publicUrl: given.CEYUAN_URL ?? `http://localhost:${given.PORT}`,
      trustProxy: given.CEYUAN_TRUST_PROXY,
      secret: given.CEYUAN_SECRET,
      keepDays: given.CEYUAN_KEEP_DAYS,
      rateLimits: rateLimitsOf(given.CEYUAN_RATE_LIMIT),
      singleSignOn: singleSignOnOf(given),
      logLevel: given.CEYUAN_LOG,
      hasSample: given.CEYUAN_SAMPLE === 'yes',
    })),
  )
}
