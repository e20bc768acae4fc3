import { betterAuth } from 'better-auth'
import { admin, genericOAuth, organization, twoFactor, username } from 'better-auth/plugins'
import { createAccessControl } from 'better-auth/plugins/access'
import { randomUUID } from 'node:crypto'
import type { City } from '../city/city.ts'
import type { Database } from '../database/database.ts'
import { instantsAsDates } from './instants-as-dates.ts'
import { shortestPassword } from './password-policy.ts'
import { librarySchema, pluginSchema } from './library-schema.ts'

/** How to reach an OpenID Connect provider; people sign in with it whose e-mail address an administrator has entered. */
export type SingleSignOn = {
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What identity is built from. */
export type IdentityOptions = {
  readonly database: Database
  readonly city: City
  /** Signs cookies and encrypts second factors; at least 32 characters. */
  readonly secret: string
  /** Where people reach the server, such as `https://ceyuan.example.gov.cn`. */
  readonly publicUrl: string
  readonly singleSignOn?: SingleSignOn
}

/** The name of the provider in addresses and accounts. */
export const singleSignOnProvider = 'oidc'

/** The header in which the library is told where a sign-in comes from. */
export const addressHeader = 'x-ceyuan-address'

/** How long a sign-in lasts: a working day. Unit: seconds. */
const sessionSeconds = 12 * 60 * 60

const rolesOf = (city: City) => {
  const control = createAccessControl({ user: ['list', 'ban'], session: ['list', 'revoke'] })
  return Object.fromEntries(
    city.roles.map(({ id }) => [
      id,
      control.newRole(id === 'administrator' ? { user: ['list', 'ban'], session: ['list', 'revoke'] } : {}),
    ]),
  )
}

const pluginsOf = ({ city, singleSignOn }: IdentityOptions) => [
  username({ displayUsername: false, schema: { user: { fields: {} } } }),
  organization({ allowUserToCreateOrganization: false, schema: pluginSchema.organization }),
  admin({ roles: rolesOf(city), adminRoles: ['administrator'], schema: pluginSchema.admin }),
  twoFactor({ issuer: city.product.zh, schema: pluginSchema.twoFactor }),
  genericOAuth({
    config: singleSignOn
      ? [
          {
            ...singleSignOn,
            providerId: singleSignOnProvider,
            scopes: ['openid', 'profile', 'email'],
            pkce: true,
            disableSignUp: true,
            requireIdTokenVerification: true,
          },
        ]
      : [],
  }),
]

/** The identity library on our database. None of its addresses is open but the single sign-on callback. */
export const createAuth = (options: IdentityOptions) =>
  betterAuth({
    appName: options.city.product.zh,
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: { db: options.database.library.withPlugin(instantsAsDates), type: 'postgres', transaction: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, autoSignIn: false },
    user: librarySchema.user,
    session: { ...librarySchema.session, expiresIn: sessionSeconds, disableSessionRefresh: true },
    account: {
      ...librarySchema.account,
      accountLinking: { enabled: true, trustedProviders: [singleSignOnProvider] },
    },
    verification: librarySchema.verification,
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'ceyuan',
      ipAddress: { ipAddressHeaders: [addressHeader] },
      useSecureCookies: options.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: () => randomUUID() },
    },
    logger: { disabled: true },
    plugins: pluginsOf(options),
  })

/** The identity library, running. */
export type Auth = ReturnType<typeof createAuth>
