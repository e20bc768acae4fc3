import { Problem, Result } from '@ceyuan/values'
import { APIError } from 'better-auth/api'
import type { AuditEntry, Database } from '../database/database.ts'
import type { Auth } from './auth.ts'
import { singleSignOnProvider } from './auth.ts'
import { systemActor } from '../database/actors.ts'
import type { Sessions } from './authenticate.ts'
import { createSignInLock } from './sign-in-lock.ts'

/** What a step of signing in gives: whether it is done, and the cookies to set. */
export type Step = { readonly kind: 'signedIn' | 'codeNeeded'; readonly cookies: readonly string[] }

const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof APIError)) return undefined
  const { body } = error
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : String(error.status)
}

const codeProblems: Readonly<Record<string, string>> = {
  INVALID_CODE: 'account.code-wrong',
  INVALID_BACKUP_CODE: 'account.code-wrong',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'account.two-factor-expired',
  INVALID_TWO_FACTOR_COOKIE: 'account.two-factor-expired',
  TOTP_NOT_ENABLED: 'account.two-factor-expired',
  BACKUP_CODES_NOT_ENABLED: 'account.two-factor-expired',
}

type Deps = {
  readonly auth: Auth
  readonly database: Database
  readonly sessions: Sessions
  readonly hasSingleSignOn: boolean
}

const entry = (action: string, id: string): AuditEntry => ({ action, subject: { kind: 'person', id }, detail: {} })

const createNote = (database: Database) => (action: string, personId: string) =>
  database.write(systemActor, {}, async (write) => {
    await write.audit(entry(action, personId))
    return Result.success(true)
  })

/** Signing in and out. */
export const createSignInService = ({ auth, database, sessions, hasSingleSignOn }: Deps) => {
  const lock = createSignInLock(database)
  const note = createNote(database)

  const refused = async (username: string, error: unknown): Promise<Result<Step>> => {
    const code = codeOf(error)
    if (code === undefined) throw error
    if (code === 'BANNED_USER') return Result.failure(Problem.create('account.disabled'))
    await lock.count(username)
    return Result.failure(Problem.create('account.sign-in-wrong', {}, { path: '/body/password' }))
  }

  const signIn = async (username: string, password: string, headers: Headers): Promise<Result<Step>> => {
    const locked = await lock.find(username)
    if (locked) return Result.failure(Problem.create('account.locked', locked))
    try {
      const answer = await auth.api.signInUsername({ body: { username, password }, headers, returnHeaders: true })
      await lock.forget(username)
      const cookies = answer.headers.getSetCookie()
      const response: unknown = answer.response
      const isHalfway = typeof response === 'object' && response !== null && 'twoFactorRedirect' in response
      if (isHalfway) return Result.success({ kind: 'codeNeeded', cookies })
      await note('identity.sign-in', answer.response?.user.id ?? '')
      return Result.success({ kind: 'signedIn', cookies })
    } catch (error) {
      return refused(username, error)
    }
  }

  const enterCode = async (code: string, headers: Headers): Promise<Result<Step>> => {
    try {
      const options = { body: { code }, headers, returnHeaders: true } as const
      const isTotp = /^\d{6}$/u.test(code)
      const answer = isTotp ? await auth.api.verifyTOTP(options) : await auth.api.verifyBackupCode(options)
      await note(isTotp ? 'identity.sign-in' : 'identity.sign-in-by-recovery-code', answer.response.user?.id ?? '')
      return Result.success({ kind: 'signedIn', cookies: answer.headers.getSetCookie() })
    } catch (error) {
      const found = codeOf(error)
      if (found === 'ACCOUNT_TEMPORARILY_LOCKED')
        return Result.failure(Problem.create('account.locked', { failures: 10, minutes: 15 }))
      if (found === 'BANNED_USER') return Result.failure(Problem.create('account.disabled'))
      if (found === undefined) throw error
      return Result.failure(Problem.create(codeProblems[found] ?? 'account.code-wrong', {}, { path: '/body/code' }))
    }
  }

  const signOut = async (headers: Headers): Promise<readonly string[]> => {
    const signed = await sessions.find(headers)
    const answer = await auth.api.signOut({ headers, returnHeaders: true })
    sessions.forget()
    if (signed) await note('identity.sign-out', signed.member.id)
    return answer.headers.getSetCookie()
  }

  const startSingleSignOn = async (headers: Headers): Promise<Result<{ url: string; cookies: readonly string[] }>> => {
    if (!hasSingleSignOn) return Result.failure(Problem.create('identity.single-sign-on-off'))
    const body = { provider: singleSignOnProvider, callbackURL: '/cockpit', errorCallbackURL: '/sign-in' }
    const answer = await auth.api.signInSocial({ body, headers, returnHeaders: true })
    return Result.success({ url: answer.response.url ?? '/sign-in', cookies: answer.headers.getSetCookie() })
  }

  return Object.freeze({ signIn, enterCode, signOut, startSingleSignOn })
}
