import * as contract from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { FeatureContext, Label } from '../context.ts'
import { bind, type Binding, type Call } from '../http/call.ts'
import { createAccountService, createTwoFactorService } from './account-service.ts'
import { addressHeader, type Auth } from './auth.ts'
import type { Sessions, Signed } from './authenticate.ts'
import { createPeopleService } from './people-service.ts'
import { createPersonChangeService, type Target } from './person-change-service.ts'
import { readSamples } from './sample-accounts.ts'
import { createSessionView } from './session-view.ts'
import { createSignInLock } from './sign-in-lock.ts'
import { createSignInService } from './sign-in-service.ts'

type Deps = { readonly auth: Auth; readonly sessions: Sessions; readonly hasSingleSignOn: boolean }
type Answered = { readonly cookies: readonly string[] }

const labelIn = (label: Label, locale: contract.Locale): string => (locale === 'en' ? label.en : label.zh)

const withCookies = <T>(call: Call, cookies: readonly string[], value: T): Result<T> => {
  call.respond('set-cookie', cookies)
  return Result.success(value)
}

const step = <T extends Answered>(call: Call, result: Result<T>): Result<T> => {
  if (result.kind === 'success') call.respond('set-cookie', result.value.cookies)
  return result
}

const state = (call: Call, result: Result<readonly string[]>, isOn: boolean) =>
  result.kind === 'failure' ? result : withCookies(call, result.value, { isOn })

const targetOf = ({ actor, write, params }: Call<{ readonly id: string }>): Target => ({
  actor,
  options: write,
  id: params.id,
})

// The library reads the address that a session is noted with from a header; this one is always set by us.
const withAddress = ({ headers, address }: Call): Headers => {
  const own = new Headers(headers)
  own.set(addressHeader, address)
  return own
}

const signInRoutes = (context: FeatureContext, deps: Deps): readonly Binding[] => {
  const service = createSignInService({ ...deps, database: context.database })
  const view = createSessionView(context, deps.hasSingleSignOn)
  return [
    bind(contract.getSession, async (call) => {
      const signed = await deps.sessions.find(call.headers)
      const samples = await readSamples(context.database)
      return Result.success(view(signed, samples, call.locale))
    }),
    bind(contract.signIn, async (call) =>
      step(call, await service.signIn(call.body.username, call.body.password, withAddress(call))),
    ),
    bind(contract.enterCode, async (call) => step(call, await service.enterCode(call.body.code, withAddress(call)))),
    bind(contract.signOut, async (call) => withCookies(call, await service.signOut(call.headers), { ended: true })),
    bind(contract.startSingleSignOn, async (call) => step(call, await service.startSingleSignOn(call.headers))),
  ]
}

const accountRoutes = ({ database }: FeatureContext, deps: Deps): readonly Binding[] => {
  const account = createAccountService({ ...deps, database })
  const twoFactor = createTwoFactorService({ ...deps, database })
  const asSigned = async <T>(call: Call, work: (signed: Signed) => Promise<Result<T>>): Promise<Result<T>> => {
    const signed = await deps.sessions.find(call.headers)
    return signed ? work(signed) : Result.failure(Problem.create('access.sign-in-needed'))
  }
  return [
    bind(contract.listSessions, (call) =>
      asSigned(call, async (signed) => Result.success({ items: await account.listSessions(signed) })),
    ),
    bind(contract.endSession, (call) =>
      asSigned(call, async (signed) =>
        Result.map(await account.endSession(signed, call.write, call.params.id), (ended) => ({ ended })),
      ),
    ),
    bind(contract.changePassword, (call) =>
      asSigned(call, async (signed) =>
        Result.map(await account.changePassword(signed, call.write, call.body), (changed) => ({ changed })),
      ),
    ),
    bind(contract.beginTwoFactor, (call) =>
      asSigned(call, (signed) => twoFactor.begin(signed, call.body.password, call.headers)),
    ),
    bind(contract.confirmTwoFactor, (call) =>
      asSigned(call, async (signed) =>
        state(call, await twoFactor.confirm(signed, call.body.code, call.headers), true),
      ),
    ),
    bind(contract.endTwoFactor, (call) =>
      asSigned(call, async (signed) =>
        state(call, await twoFactor.end(signed, call.body.password, call.headers), false),
      ),
    ),
  ]
}

const peopleRoutes = ({ database, city }: FeatureContext, deps: Deps): readonly Binding[] => {
  const people = createPeopleService(database, city)
  const person = createPersonChangeService({ ...deps, database, city, unlock: createSignInLock(database).forget })
  return [
    bind(contract.listRoles, async ({ locale }) =>
      Result.success({
        items: city.roles.map(({ id, label, scopes }) => ({ id, label: labelIn(label, locale), scopes: [...scopes] })),
        units: city.units.map(({ id, name }) => ({ id, name })),
      }),
    ),
    bind(contract.listPeople, async ({ actor, query }) => Result.success(await people.list(actor, query))),
    bind(contract.createPerson, ({ actor, write, body }) => people.create(actor, write, body)),
    bind(contract.changePerson, (call) => person.change(targetOf(call), call.body)),
    bind(contract.disablePerson, (call) => person.disable(targetOf(call), call.body.reason)),
    bind(contract.enablePerson, (call) => person.enable(targetOf(call), call.body.reason)),
    bind(contract.resetPassword, (call) => person.resetPassword(targetOf(call), call.body)),
  ]
}

/** Signing in, the own account, people and roles. */
export const identityRoutes = (context: FeatureContext, deps: Deps): readonly Binding[] => [
  ...signInRoutes(context, deps),
  ...accountRoutes(context, deps),
  ...peopleRoutes(context, deps),
]
