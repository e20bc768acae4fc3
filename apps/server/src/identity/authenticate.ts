import type { City } from '../city/city.ts'
import type { Actor, Database } from '../database/database.ts'
import type { Auth } from './auth.ts'
import { findMember, type Member } from './people-store.ts'

/** Who holds a session, and which session it is. */
export type Signed = {
  readonly actor: Actor
  readonly member: Member
  readonly sessionId: string
  readonly token: string
}

/** A person as the one who acts, with what the city lets the role do. */
export const toActor = (member: Member, city: City): Actor => ({
  kind: 'user',
  userId: member.id,
  name: member.name,
  role: member.role,
  scopes: new Set(city.roles.find(({ id }) => id === member.role)?.scopes),
  unitId: member.unitId,
  creditCode: member.creditCode,
})

const cookieName = /(?:^|;\s*)(?:__Secure-)?ceyuan\.session_token=([^;]+)/u
const keepMilliseconds = 5000
const keepAtMost = 5000

type Kept = { readonly signed: Signed | undefined; readonly until: number }

const readSigned = async (
  auth: Auth,
  database: Database,
  city: City,
  headers: Headers,
): Promise<Signed | undefined> => {
  const found = await auth.api.getSession({ headers })
  if (!found) return undefined
  const member = await findMember(database, found.user.id)
  if (!member || member.isDisabled) return undefined
  return { actor: toActor(member, city), member, sessionId: found.session.id, token: found.session.token }
}

/**
 * Tells who holds the session of a request. Answers are kept for a few seconds; `forget` drops them, so that within this
 * process what an administrator or a person changes holds at once.
 */
export const createAuthenticate = (auth: Auth, database: Database, city: City) => {
  const kept = new Map<string, Kept>()
  const find = async (headers: Headers): Promise<Signed | undefined> => {
    const cookie = cookieName.exec(headers.get('cookie') ?? '')?.[1]
    if (cookie === undefined) return undefined
    const known = kept.get(cookie)
    if (known && known.until > Date.now()) return known.signed
    const signed = await readSigned(auth, database, city, headers)
    if (kept.size >= keepAtMost) kept.clear()
    kept.set(cookie, { signed, until: Date.now() + keepMilliseconds })
    return signed
  }
  return Object.freeze({ find, forget: () => kept.clear() })
}

/** Tells who holds the session of a request. */
export type Sessions = ReturnType<typeof createAuthenticate>
