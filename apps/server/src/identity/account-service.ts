import { Problem, Result } from '@ceyuan/values'
import { APIError } from 'better-auth/api'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Database, WriteOptions } from '../database/database.ts'
import type { Auth } from './auth.ts'
import type { Sessions, Signed } from './authenticate.ts'
import { checkPassword } from './password-policy.ts'
import { endSessions, setPassword } from './people-store.ts'

type Deps = { readonly auth: Auth; readonly database: Database; readonly sessions: Sessions }
type SessionRow = {
  readonly id: string
  readonly created_at: string
  readonly expires_at: string
  readonly ip_address: string | null
  readonly user_agent: string | null
}

const subjectOf = (signed: Signed) => ({ kind: 'person', id: signed.member.id })

const isPasswordOf = async (database: Database, personId: string, password: string): Promise<boolean> => {
  const { rows } = await database.asOwner((connection) =>
    sql<{ password: string | null }>`
      select password from person_account where user_id = ${personId} and provider_id = 'credential'`.execute(
      connection,
    ),
  )
  const hash = rows[0]?.password
  return typeof hash === 'string' && verifyPassword({ hash, password })
}

const wrongPassword = (path: string): Result<never> =>
  Result.failure(Problem.create('account.current-password-wrong', {}, { path }))

/** The own sessions and password. */
export const createAccountService = ({ database, sessions }: Deps) => {
  const listSessions = (signed: Signed) =>
    database.read(signed.actor, async (scope) => {
      const { rows } = await sql<SessionRow>`
        select id, created_at, expires_at, ip_address, user_agent from person_session
        where user_id = ${signed.member.id} and expires_at > now() order by created_at desc`.execute(scope.sql)
      return rows.map((row) => ({
        id: row.id,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        address: row.ip_address,
        browser: row.user_agent,
        isCurrent: row.id === signed.sessionId,
      }))
    })

  const endSession = async (signed: Signed, options: WriteOptions, id: string): Promise<Result<boolean>> => {
    const result = await database.write(signed.actor, options, async (write) => {
      const { numAffectedRows } = await sql`
        delete from person_session where id = ${id} and user_id = ${signed.member.id}`.execute(write.sql)
      if (numAffectedRows !== 1n) return Result.failure(Problem.create('identity.session-not-found'))
      await write.audit({ action: 'identity.end-session', subject: subjectOf(signed), detail: {} })
      return Result.success(true)
    })
    sessions.forget()
    return result
  }

  const changePassword = async (
    signed: Signed,
    options: WriteOptions,
    { current, next }: { readonly current: string; readonly next: string },
  ): Promise<Result<boolean>> => {
    if (!(await isPasswordOf(database, signed.member.id, current))) return wrongPassword('/body/current')
    if (current === next) return Result.failure(Problem.create('account.password-same', {}, { path: '/body/next' }))
    const checked = checkPassword(next, signed.member.username, '/body/next')
    if (checked.kind === 'failure') return checked
    const hash = await hashPassword(next)
    const result = await database.write(signed.actor, options, async (write) => {
      await setPassword(write, signed.member.id, hash)
      await sql`select password_changed()`.execute(write.sql)
      await endSessions(write, signed.member.id, signed.sessionId)
      await write.audit({ action: 'identity.change-password', subject: subjectOf(signed), detail: {} })
      return Result.success(true)
    })
    sessions.forget()
    return result
  }

  return Object.freeze({ listSessions, endSession, changePassword })
}

const isRefusal = (error: unknown): boolean => error instanceof APIError

/** The own second factor. */
export const createTwoFactorService = ({ auth, database, sessions }: Deps) => {
  const note = (signed: Signed, action: string) =>
    database.write(signed.actor, {}, async (write) => {
      await write.audit({ action, subject: subjectOf(signed), detail: {} })
      return Result.success(true)
    })

  const begin = async (signed: Signed, password: string, headers: Headers) => {
    if (signed.member.hasTwoFactor) return Result.failure(Problem.create('account.two-factor-already-on'))
    if (!(await isPasswordOf(database, signed.member.id, password))) return wrongPassword('/body/password')
    const answer = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers })
    if (answer.method !== 'totp') throw new Error('An authenticator was asked for')
    await note(signed, 'identity.begin-two-factor')
    const uri = new URL(answer.totpURI)
    return Result.success({
      uri: uri.href.replace(encodeURIComponent(signed.member.email ?? ''), encodeURIComponent(signed.member.username)),
      secret: uri.searchParams.get('secret') ?? '',
      recoveryCodes: answer.backupCodes,
    })
  }

  const confirm = async (signed: Signed, code: string, headers: Headers): Promise<Result<readonly string[]>> => {
    try {
      const answer = await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
      sessions.forget()
      await note(signed, 'identity.confirm-two-factor')
      return Result.success(answer.headers.getSetCookie())
    } catch (error) {
      if (!isRefusal(error)) throw error
      return Result.failure(Problem.create('account.code-wrong', {}, { path: '/body/code' }))
    }
  }

  const end = async (signed: Signed, password: string, headers: Headers): Promise<Result<readonly string[]>> => {
    if (!signed.member.hasTwoFactor) return Result.failure(Problem.create('account.two-factor-not-on'))
    if (!(await isPasswordOf(database, signed.member.id, password))) return wrongPassword('/body/password')
    const answer = await auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })
    sessions.forget()
    await note(signed, 'identity.end-two-factor')
    return Result.success(answer.headers.getSetCookie())
  }

  return Object.freeze({ begin, confirm, end })
}
