import { z } from 'zod'
import { listOf } from './binary.ts'
import { operation } from './operation.ts'

const named = z.object({ id: z.string(), name: z.string() })
const role = z.object({ id: z.string(), label: z.string() })
const secretText = z.string().min(1).max(128)
const reason = z.string().trim().min(2).max(500)
const id = z.object({ id: z.string().min(1).max(64) })
const username = z.string().trim().min(1).max(60)

/** Who is signed in and which city this is. */
export const session = z
  .object({
    actor: z
      .object({
        id: z.string(),
        username: z.string(),
        name: z.string(),
        role,
        unit: named.nullable(),
        creditCode: z.string().nullable(),
        scopes: z.array(z.string()),
        hasTwoFactor: z.boolean(),
        mustChangePassword: z.boolean(),
      })
      .nullable(),
    city: z.object({
      id: z.string(),
      name: z.string(),
      product: z.string(),
      sample: z.boolean(),
      today: z.string(),
      /** In which every time is shown. */
      timeZone: z.string(),
    }),
    hasSingleSignOn: z.boolean(),
    /** Accounts to try out with; empty unless the city is a sample. */
    sampleAccounts: z.array(z.object({ username: z.string(), role: z.string() })),
  })
  .meta({ id: 'Session' })

/** Who is signed in, with role, unit and scopes, and which city this is. */
export const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/api/session',
  scope: 'public',
  summary: 'Who is signed in, with role, unit and scopes, and which city this is',
  output: session,
})

const step = z.object({ kind: z.enum(['signedIn', 'codeNeeded']) })

/** The first step of signing in. */
export const signIn = operation({
  id: 'signIn',
  method: 'POST',
  path: '/api/session',
  scope: 'public',
  summary: 'Signs in by username and password; a second factor may then be asked for',
  body: z.strictObject({ username, password: secretText }),
  output: step,
  problems: ['account.sign-in-wrong', 'account.locked', 'account.disabled'],
})

/** The second step of signing in. */
export const enterCode = operation({
  id: 'enterCode',
  method: 'POST',
  path: '/api/session/code',
  scope: 'public',
  summary: 'Completes a sign-in by the code of the authenticator, or by a recovery code',
  body: z.strictObject({ code: z.string().trim().min(6).max(30) }),
  output: step,
  problems: ['account.code-wrong', 'account.two-factor-expired'],
})

/** Ends the own session. */
export const signOut = operation({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  scope: 'public',
  summary: 'Ends the own session',
  output: z.object({ ended: z.boolean() }),
})

/** Begins single sign-on. */
export const startSingleSignOn = operation({
  id: 'startSingleSignOn',
  method: 'POST',
  path: '/api/session/single-sign-on',
  scope: 'public',
  summary: 'Gives the address at the organisation’s sign-in service to go to',
  output: z.object({ url: z.string() }),
  problems: ['identity.single-sign-on-off'],
})

/** The own sessions. */
export const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/api/account/sessions',
  scope: 'signedIn',
  summary: 'The own sessions that still hold',
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        createdAt: z.string(),
        expiresAt: z.string(),
        address: z.string().nullable(),
        browser: z.string().nullable(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
})

/** Ends one of the own sessions. */
export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/api/account/sessions/:id',
  scope: 'signedIn',
  summary: 'Ends one of the own sessions',
  params: id,
  output: z.object({ ended: z.boolean() }),
  problems: ['identity.session-not-found'],
})

/** Changes the own password. */
export const changePassword = operation({
  id: 'changePassword',
  method: 'POST',
  path: '/api/account/password',
  scope: 'signedIn',
  summary: 'Changes the own password and ends the other sessions',
  body: z.strictObject({ current: secretText, next: secretText }),
  output: z.object({ changed: z.boolean() }),
  problems: ['account.current-password-wrong', 'account.password-short', 'account.password-same'],
})

/** Begins two-step sign-in. */
export const beginTwoFactor = operation({
  id: 'beginTwoFactor',
  method: 'POST',
  path: '/api/account/two-factor',
  scope: 'signedIn',
  summary: 'Gives what an authenticator app needs, and recovery codes; on once the first code is confirmed',
  body: z.strictObject({ password: secretText }),
  output: z.object({ uri: z.string(), secret: z.string(), recoveryCodes: z.array(z.string()) }),
  problems: ['account.current-password-wrong', 'account.two-factor-already-on'],
})

/** Confirms two-step sign-in. */
export const confirmTwoFactor = operation({
  id: 'confirmTwoFactor',
  method: 'POST',
  path: '/api/account/two-factor/confirm',
  scope: 'signedIn',
  summary: 'Turns two-step sign-in on by a first code',
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/u),
  }),
  output: z.object({ isOn: z.boolean() }),
  problems: ['account.code-wrong', 'account.two-factor-not-on'],
})

/** Ends two-step sign-in. */
export const endTwoFactor = operation({
  id: 'endTwoFactor',
  method: 'POST',
  path: '/api/account/two-factor/end',
  scope: 'signedIn',
  summary: 'Turns two-step sign-in off',
  body: z.strictObject({ password: secretText }),
  output: z.object({ isOn: z.boolean() }),
  problems: ['account.current-password-wrong', 'account.two-factor-not-on'],
})

const person = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.string(),
    unitId: z.string().nullable(),
    creditCode: z.string().nullable(),
    isDisabled: z.boolean(),
    disabledReason: z.string().nullable(),
    hasTwoFactor: z.boolean(),
    isSample: z.boolean(),
    mustChangePassword: z.boolean(),
    createdAt: z.string(),
  })
  .meta({ id: 'Person' })

/** A person with an account. */
export type Person = z.infer<typeof person>

/** The people with an account. */
export const listPeople = operation({
  id: 'listPeople',
  method: 'GET',
  path: '/api/people',
  scope: 'person.read',
  summary: 'The people with an account, by username',
  query: z.object({
    search: z.string().trim().max(60).optional(),
    role: z.string().max(60).optional(),
    unit: z.string().max(60).optional(),
    after: z.string().max(60).optional(),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: listOf(person),
})

/** The roles of the city and the scopes that each gives. */
export const listRoles = operation({
  id: 'listRoles',
  method: 'GET',
  path: '/api/roles',
  scope: 'person.read',
  summary: 'The roles of the city and the scopes that each gives',
  output: z.object({
    items: z.array(z.object({ id: z.string(), label: z.string(), scopes: z.array(z.string()) })),
    units: z.array(named),
  }),
})

const creditCode = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/u)

/** Makes an account. */
export const createPerson = operation({
  id: 'createPerson',
  method: 'POST',
  path: '/api/people',
  scope: 'person.manage',
  summary: 'Makes an account; the person must change the password at the first sign-in',
  body: z.strictObject({
    username,
    name: z.string().trim().min(1).max(60),
    email: z.email().max(200).nullable().default(null),
    role: z.string().min(1).max(60),
    unitId: z.string().max(60).nullable().default(null),
    creditCode: creditCode.nullable().default(null),
    password: secretText,
  }),
  output: person,
  problems: ['identity.username-taken', 'identity.role-unknown', 'identity.unit-unknown', 'account.password-short'],
})

/** Changes what a person may do and for whom. */
export const changePerson = operation({
  id: 'changePerson',
  method: 'PATCH',
  path: '/api/people/:id',
  scope: 'person.manage',
  summary: 'Changes name, role, unit or credit code of a person, with a reason',
  params: id,
  body: z.strictObject({
    name: z.string().trim().min(1).max(60),
    role: z.string().min(1).max(60),
    unitId: z.string().max(60).nullable(),
    creditCode: creditCode.nullable(),
    reason,
  }),
  output: person,
  problems: [
    'identity.person-not-found',
    'identity.role-unknown',
    'identity.unit-unknown',
    'identity.last-administrator',
  ],
})

/** Disables an account. */
export const disablePerson = operation({
  id: 'disablePerson',
  method: 'POST',
  path: '/api/people/:id/disable',
  scope: 'person.manage',
  summary: 'Disables an account and ends its sessions',
  params: id,
  body: z.strictObject({ reason }),
  output: person,
  problems: ['identity.person-not-found', 'identity.last-administrator'],
})

/** Enables a disabled account. */
export const enablePerson = operation({
  id: 'enablePerson',
  method: 'POST',
  path: '/api/people/:id/enable',
  scope: 'person.manage',
  summary: 'Enables a disabled account',
  params: id,
  body: z.strictObject({ reason }),
  output: person,
  problems: ['identity.person-not-found'],
})

/** Sets another password. */
export const resetPassword = operation({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/people/:id/password',
  scope: 'person.manage',
  summary: 'Sets another password, ends the sessions, lifts a lock; may take off the second factor',
  params: id,
  body: z.strictObject({ password: secretText, removeTwoFactor: z.boolean().default(false), reason }),
  output: person,
  problems: ['identity.person-not-found', 'account.password-short'],
})
