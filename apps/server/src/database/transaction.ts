import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks'
import { Problem, Result } from '@ceyuan/values'
import type { Kysely } from 'kysely'
import { actorId, actorSettings } from './actor-settings.ts'
import { auditContent } from './audit-chain.ts'
import type { Actor, AuditEntry, Clock, Database, Scope, Write, WriteOptions } from './database.ts'
import type { Connection, Engine } from './engine.ts'
import { inTransaction, withConnection } from './engine.ts'
import { recallAnswer, rememberAnswer } from './idempotency.ts'
import { kyselyOn, kyselyOver } from './kysely-on.ts'
import type { Tables } from './tables.ts'

/** A failure result on its way out of a transaction, which it rolls back. */
class RolledBack extends Error {
  readonly result: Result<never>
  constructor(result: Result<never>) {
    super('Rolled back because of a failure result')
    this.result = result
  }
}

const open = new AsyncLocalStorage<true>()

// A second session inside a transaction would wait for itself on PGlite and could drain the pool on PostgreSQL.
const alone = <T>(work: () => Promise<T>): Promise<T> => {
  if (open.getStore()) throw new Error('A transaction is already open here: pass its scope on instead')
  return open.run(true, work)
}

const insufficientPrivilege = '42501'
const isForbidden = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && error.code === insufficientPrivilege

type Outgoing = { readonly topic: string; readonly payload: Readonly<Record<string, unknown>> }

type Trail = { readonly contents: string[]; readonly outgoing: Outgoing[]; readonly touched: Set<string> }

const finish = async (connection: Connection, { contents, outgoing, touched }: Trail) => {
  if (outgoing.length > 0) {
    await connection.execute(
      'insert into outbox (topic, payload) select topic, payload from jsonb_to_recordset($1::jsonb) as message(topic text, payload jsonb)',
      [JSON.stringify(outgoing)],
    )
  }
  if (touched.size > 0) {
    // In one order for all, so that two writes never wait for each other.
    await connection.execute(
      `insert into revision (name, number) select name, 1 from unnest($1::text[]) as touched(name) order by name
       on conflict (name) do update set number = revision.number + 1`,
      [[...touched]],
    )
  }
  // Last of all, because the head of the chain stays locked until the commit.
  await connection.execute('select audit_append($1::text[])', [contents])
}

type Kyselys = WeakMap<Connection, Kysely<Tables>>

const kyselyFor = (kyselys: Kyselys, connection: Connection): Kysely<Tables> => {
  const made = kyselys.get(connection) ?? kyselyOn(connection)
  kyselys.set(connection, made)
  return made
}

const createRead = (engine: Engine, clock: Clock, kyselys: Kyselys): Database['read'] => {
  const read = async <T>(actor: Actor, work: (scope: Scope) => Promise<T>): Promise<T> => {
    const { connection, release } = await engine.borrow()
    connection.gather?.()
    // Sent ahead without waiting: the first query of the work travels with it.
    const begun = connection.script(`begin read only; ${actorSettings(actor)}`)
    begun.catch(() => undefined)
    try {
      const value = await work({ sql: kyselyFor(kyselys, connection), actor, at: clock() })
      await begun
      return value
    } finally {
      connection.afterwards('rollback')
      release()
    }
  }
  return (actor, work) => alone(() => read(actor, work))
}

type Writing = { readonly scope: Scope; readonly connection: Connection; readonly trail: Trail }

const runWrite = async <T>(
  { scope, connection, trail }: Writing,
  options: WriteOptions,
  work: (write: Write) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const recalled = await recallAnswer<T>(connection, scope, options)
  if (recalled) return recalled
  const result = await work({
    ...scope,
    audit: async (entry: AuditEntry) => {
      trail.contents.push(auditContent(scope, entry))
    },
    touch: (name) => void trail.touched.add(name),
    emit: async (topic, payload) => {
      trail.outgoing.push({ topic, payload })
    },
  })
  if (result.kind === 'failure') throw new RolledBack(result)
  if (trail.contents.length === 0) throw new Error('A write must leave an audit entry')
  await rememberAnswer(connection, scope, options, result.value)
  await finish(connection, trail)
  return result
}

type Writer = { readonly engine: Engine; readonly clock: Clock; readonly kyselys: Kyselys; readonly tell: () => void }

const createWrite = ({ engine, clock, kyselys, tell }: Writer): Database['write'] => {
  const write: Database['write'] = (actor, options, work) =>
    withConnection(engine, async (connection) => {
      const scope: Scope = { sql: kyselyFor(kyselys, connection), actor, at: clock() }
      const trail: Trail = { contents: [], outgoing: [], touched: new Set() }
      try {
        const result = await inTransaction(connection, `begin; ${actorSettings(actor)}`, () =>
          runWrite({ scope, connection, trail }, options, work),
        )
        if (trail.outgoing.length > 0) tell()
        return result
      } catch (error) {
        if (error instanceof RolledBack) return error.result
        if (isForbidden(error)) {
          return Result.failure(Problem.create('database.forbidden', { actor: actorId(actor), detail: error.message }))
        }
        throw error
      }
    })
  return (actor, options, work) => alone(() => write(actor, options, work))
}

/** The city's database on a running engine: transactions under row-level security, audited and repeatable. */
export const createDatabase = (engine: Engine, schema: string, clock: Clock): Database => {
  const kyselys: Kyselys = new WeakMap()
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  return Object.freeze({
    engine: engine.name,
    schema,
    read: createRead(engine, clock, kyselys),
    write: createWrite({ engine, clock, kyselys, tell }),
    asOwner: (work) =>
      alone(() =>
        withConnection(engine, (connection) =>
          inTransaction(connection, 'begin; set local statement_timeout = 0', () =>
            work(kyselyFor(kyselys, connection)),
          ),
        ),
      ),
    library: kyselyOver(engine),
    // Bound to where it was asked for, so that what a listener begins stands outside the write that told it.
    onEmitted: (listener) => void listeners.add(AsyncResource.bind(listener)),
    sessions: () => engine.sessions(),
    close: () => engine.close(),
  })
}
