import { sql, type Kysely } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { Database, Scope, Write } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

/** A person as stored. */
export type Member = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly email: string | null
  readonly role: string
  readonly unitId: string | null
  readonly creditCode: string | null
  readonly isDisabled: boolean
  readonly disabledReason: string | null
  readonly hasTwoFactor: boolean
  readonly isSample: boolean
  readonly mustChangePassword: boolean
  readonly createdAt: string
}

/** The end of addresses of people without e-mail (RFC 2606: never a real one). */
export const noAddress = '@accounts.invalid'

const columns = sql`
  person.id, coalesce(person.username, '') as username, person.name,
  case when person.email like ${`%${noAddress}`} then null else person.email end as email,
  coalesce(person.role, '') as role, person.banned as "isDisabled", person.ban_reason as "disabledReason",
  person.two_factor_enabled as "hasTwoFactor", person.sample as "isSample",
  person.must_change_password as "mustChangePassword", person.created_at as "createdAt",
  (select slug from organisation_member member join organisation body on body.id = member.organization_id
    where member.user_id = person.id and body.kind = 'unit' limit 1) as "unitId",
  (select slug from organisation_member member join organisation body on body.id = member.organization_id
    where member.user_id = person.id and body.kind = 'enterprise' limit 1) as "creditCode"`

/** The person with an id, or undefined; asked by the server itself, to tell who holds a session. */
export const findMember = (database: Database, id: string): Promise<Member | undefined> =>
  database.asOwner(async (connection) => {
    const { rows } = await sql<Member>`select ${columns} from person where id = ${id}`.execute(connection)
    return rows[0]
  })

/** The person with an id as the actor may see them, or undefined. */
export const findPerson = async (scope: Scope, id: string): Promise<Member | undefined> => {
  const { rows } = await sql<Member>`select ${columns} from person where id = ${id}`.execute(scope.sql)
  return rows[0]
}

/** Which people to list. */
export type PeopleFilter = {
  readonly search?: string | undefined
  readonly role?: string | undefined
  readonly unit?: string | undefined
  readonly after?: string | undefined
  readonly size: number
}

const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`

/** People by username; one more than asked for where there are more. */
export const listMembers = async (scope: Scope, filter: PeopleFilter): Promise<readonly Member[]> => {
  const conditions = [
    sql`person.username > ${filter.after ?? ''}`,
    ...(filter.search
      ? [sql`(person.username ilike ${likePattern(filter.search)} or person.name ilike ${likePattern(filter.search)})`]
      : []),
    ...(filter.role ? [sql`person.role = ${filter.role}`] : []),
    ...(filter.unit
      ? [
          sql`exists (select 1 from organisation_member member join organisation body on body.id = member.organization_id
            where member.user_id = person.id and body.kind = 'unit' and body.slug = ${filter.unit})`,
        ]
      : []),
  ]
  const { rows } = await sql<Member>`
    select ${columns} from person where ${sql.join(conditions, sql` and `)}
    order by person.username limit ${filter.size + 1}`.execute(scope.sql)
  return rows
}

/** How many accounts with a role can sign in, besides one. */
export const countActive = async (scope: Scope, role: string, besides: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from person where role = ${role} and not banned and id <> ${besides}`.execute(
    scope.sql,
  )
  return rows[0]?.count ?? 0
}

/** Whether a username or address is taken. */
export const isTaken = async (connection: Kysely<Tables>, username: string, email: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from person where username = ${username} or email = ${email}`.execute(connection)
  return rows.length > 0
}

/** A body that people speak for. */
export type Body = { readonly kind: 'unit' | 'enterprise'; readonly slug: string; readonly name: string }

/** An account to make. */
export type NewPerson = {
  readonly username: string
  readonly name: string
  readonly email: string | null
  readonly role: string
  readonly passwordHash: string
  readonly sample: boolean
  readonly mustChangePassword: boolean
  readonly bodies: readonly Body[]
}

/** Replaces the bodies that a person speaks for. */
export const setBodies = async (connection: Kysely<Tables>, personId: string, bodies: readonly Body[], at: string) => {
  await sql`delete from organisation_member where user_id = ${personId}`.execute(connection)
  for (const { kind, slug, name } of bodies) {
    await sql`insert into organisation (id, name, slug, kind, created_at) values (${randomUUID()}, ${name}, ${slug}, ${kind}, ${at})
      on conflict (slug) do nothing`.execute(connection)
    await sql`insert into organisation_member (id, organization_id, user_id, role, created_at)
      select ${randomUUID()}, id, ${personId}, 'member', ${at}::timestamptz from organisation where slug = ${slug}`.execute(
      connection,
    )
  }
}

/** Adds an account with a password; gives its id. */
export const addPerson = async (connection: Kysely<Tables>, person: NewPerson, at: string): Promise<string> => {
  const id = randomUUID()
  await sql`
    insert into person (id, name, email, email_verified, username, role, sample, must_change_password, created_at, updated_at)
    values (${id}, ${person.name}, ${person.email ?? `${person.username}${noAddress}`}, ${person.email !== null}, ${person.username}, ${person.role},
      ${person.sample}, ${person.mustChangePassword}, ${at}, ${at})`.execute(connection)
  await sql`
    insert into person_account (id, account_id, provider_id, user_id, password, created_at, updated_at)
    values (${randomUUID()}, ${id}, 'credential', ${id}, ${person.passwordHash}, ${at}, ${at})`.execute(connection)
  await setBodies(connection, id, person.bodies, at)
  return id
}

/** Changes name and role. */
export const changeMember = async (write: Write, id: string, name: string, role: string): Promise<void> => {
  await sql`update person set name = ${name}, role = ${role}, updated_at = ${write.at} where id = ${id}`.execute(
    write.sql,
  )
}

/** Disables (with a reason) or enables (null) an account. */
export const setDisabled = async (write: Write, id: string, reason: string | null): Promise<void> => {
  await sql`update person set banned = ${reason !== null}, ban_reason = ${reason}, updated_at = ${write.at}
    where id = ${id}`.execute(write.sql)
}

/** Sets the hash of a password; false where the person has none (single sign-on only). */
export const setPassword = async (write: Write, id: string, hash: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update person_account set password = ${hash}, updated_at = ${write.at}
    where user_id = ${id} and provider_id = 'credential'`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}

/** Marks that someone else has set the password. */
export const markPasswordSet = async (write: Write, id: string): Promise<void> => {
  await sql`update person set must_change_password = true, updated_at = ${write.at} where id = ${id}`.execute(write.sql)
}

/** Takes off the second factor. */
export const removeTwoFactor = async (write: Write, id: string): Promise<void> => {
  await sql`delete from person_two_factor where user_id = ${id}`.execute(write.sql)
  await sql`update person set two_factor_enabled = false, updated_at = ${write.at} where id = ${id}`.execute(write.sql)
}

/** Ends the sessions of a person, but one where told. */
export const endSessions = async (write: Write, personId: string, besides: string | null = null): Promise<void> => {
  await sql`delete from person_session where user_id = ${personId} and id is distinct from ${besides}`.execute(
    write.sql,
  )
}
