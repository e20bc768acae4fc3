import { entitle, type Entitlement } from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import { sql } from 'kysely'
import { tableOf } from '../city/register-names.ts'
import { systemActor } from '../database/actors.ts'
import { factReader } from '../policy/dossier-service.ts'
import type { Dossier } from '../policy/dossier.ts'
import { bodyRegisterOf } from '../policy/register-facts.ts'
import type { FundingContext } from './context.ts'

/** An enterprise with what every clause gives it. */
export type Member = {
  readonly creditCode: string
  readonly name: string
  readonly dossier: Dossier
  readonly entitlements: readonly Entitlement[]
}

/** The enterprises that were looked at on a day, of how many in the register. */
export type Population = {
  readonly on: CivilDate
  readonly register: string
  readonly members: readonly Member[]
  readonly registered: number
}

/** Reads what all enterprises are entitled to; kept until a register, what enterprises say, or the policies change. */
export type PopulationReader = () => Promise<Population>

/** The most enterprises that are looked at one by one; a larger register says how many were. */
const mostLooked = 5000

const readAll = async (context: FundingContext, on: CivilDate): Promise<Population> => {
  const { city, database, dossiers, policies } = context
  const set = policies()
  const body = bodyRegisterOf(city, set)
  if (!body) return { on, register: '', members: [], registered: 0 }
  const codes = await database.read(systemActor, async (scope) => {
    const { rows } = await sql<{ record_key: string }>`select record_key from ${sql.table(tableOf(body.id))}
      where ended_at is null order by record_key`.execute(scope.sql)
    return rows.map(({ record_key: code }) => code)
  })
  const members: Member[] = []
  for (const creditCode of codes.slice(0, mostLooked)) {
    const read = await dossiers.read(factReader, creditCode, on)
    if (read.kind === 'failure') continue
    const { dossier } = read.value
    members.push({ creditCode, name: dossier.name, dossier, entitlements: entitle(set, dossier.applicant, on) })
  }
  return { on, register: body.id, members, registered: codes.length }
}

const keyOf = ({ database }: FundingContext): Promise<string> =>
  database.read(systemActor, async ({ sql: connection }) => {
    const { rows } = await sql<{ changes: string }>`select coalesce(sum(number), 0)::text as changes from revision
      where name like 'register.%' or name like 'policy.%'`.execute(connection)
    return rows[0]?.changes ?? ''
  })

type Held = { readonly key: string; readonly set: unknown; readonly reading: Promise<Population> }

/** Makes the reader; those who ask at once wait for one reading. */
export const createPopulationReader = (context: FundingContext): PopulationReader => {
  const held: { latest?: Held } = {}
  return async () => {
    const on = CivilDate.parse(context.today())
    if (on.kind === 'failure') throw new Error('The clock of the city gives no day')
    const key = `${on.value} ${await keyOf(context)}`
    const set = context.policies()
    if (held.latest?.key !== key || held.latest.set !== set) {
      held.latest = { key, set, reading: readAll(context, on.value) }
    }
    return held.latest.reading.catch((error: unknown) => {
      delete held.latest
      throw error
    })
  }
}
