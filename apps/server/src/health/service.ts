import type { getHealth } from '@ceyuan/contract'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { FeatureContext } from '../context.ts'
import type { Database } from '../database/database.ts'
import { outboxFigures } from '../delivery/figures.ts'

type Health = z.input<typeof getHealth.output>

const readHead = async (database: Database): Promise<Pick<Health, 'database' | 'audit' | 'delivery'>> => {
  const { engine } = database
  try {
    const { rows } = await database.asOwner((connection) =>
      sql<{ sequence: bigint; hash: string }>`select sequence, hash from audit_head`.execute(connection),
    )
    const [head] = rows
    return {
      database: { engine, isReachable: true },
      audit: head ? { sequence: String(head.sequence), hash: head.hash } : null,
      delivery: await outboxFigures(database),
    }
  } catch {
    // That the database cannot be asked is the answer here, not a failure of this operation.
    return { database: { engine, isReachable: false }, audit: null, delivery: null }
  }
}

/** Tells whether the server can work. */
export const createHealthService = (context: FeatureContext, version: string) => {
  const startedAt = context.clock()
  return Object.freeze({
    health: async (): Promise<Health> => {
      const head = await readHead(context.database)
      const status = head.database.isReachable ? 'ok' : 'failing'
      return { status, version, city: context.city.id, startedAt, ...head }
    },
  })
}
