import type { RecordInfo, RegisterInfo } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { City, Register, RegisterField } from '../city/city.ts'
import { nearestName } from '../city/nearest-name.ts'
import type { Actor, Database } from '../database/database.ts'
import { mayRead, sightOf, visibleFields } from './access.ts'
import { fromCursor, toCursor, type Position } from './cursor.ts'
import { codeNames } from './code-names.ts'
import { createFrequencies } from './frequencies.ts'
import { readListQuery, type ListInput, type ListQuery } from './list-query.ts'
import { jsonText, type JsonText } from '../http/call.ts'
import { findRecord, listPage, type ListPage, type ListRequest } from './list-store.ts'
import { toRecord, toRecordText, type RecordRow } from './record-row.ts'
import type { Shown } from './record-sql.ts'
import { listVersions } from './record-store.ts'
import { toRegisterInfo } from './register-info.ts'
import { createTotals } from './totals.ts'

/** What the registers are built from. */
export type RegisterDeps = { readonly database: Database; readonly city: City }

/** A register with what an actor sees of it. */
export type Seen = {
  readonly register: Register
  readonly fields: readonly RegisterField[]
  readonly isPublic: boolean
}

type Page = { readonly limit: number; readonly cursor?: string | undefined }

const notFound = (): Result<never> => Result.failure(Problem.create('register.record-not-found'))

/** Reading registers: every answer holds only what the actor may see, cut in SQL and not afterwards. */
export class RegisterService {
  readonly #deps: RegisterDeps
  readonly #codes: ReadonlyMap<string, string>
  readonly #totals: ReturnType<typeof createTotals>
  readonly #frequencies: ReturnType<typeof createFrequencies>

  constructor(deps: RegisterDeps) {
    this.#deps = deps
    this.#codes = codeNames(deps.city)
    this.#totals = createTotals(deps.database)
    this.#frequencies = createFrequencies(deps.database)
  }

  /** The registers that the actor may read. */
  list(actor: Actor): readonly RegisterInfo[] {
    const { city } = this.#deps
    return city.registers
      .filter((register) => mayRead(actor, register, city))
      .map((register) => toRegisterInfo(actor, register, city))
  }

  /** One register, unless the actor may not read it: then it is as if there were none. */
  see(actor: Actor, id: string): Result<Seen> {
    const { city } = this.#deps
    const readable = city.registers.filter((register) => mayRead(actor, register, city))
    const register = readable.find((candidate) => candidate.id === id)
    if (register) {
      const isPublic = sightOf(actor, register, city) === 'public'
      return Result.success({ register, fields: visibleFields(actor, register, city), isPublic })
    }
    const known = readable.map((candidate) => candidate.id)
    return Result.failure(
      Problem.create('register.unknown', { register: id, nearest: nearestName(id, known) ?? 'none' }),
    )
  }

  /** What a register is and what the actor may do with it. */
  describe(actor: Actor, id: string): Result<RegisterInfo> {
    return Result.map(this.see(actor, id), ({ register }) => toRegisterInfo(actor, register, this.#deps.city))
  }

  /** The field that names a register's records, where the actor may know it. */
  #titleOf(actor: Actor): (id: string) => string | undefined {
    const { city } = this.#deps
    return (id) => {
      const register = city.registers.find((candidate) => candidate.id === id)
      if (!register || !mayRead(actor, register, city)) return undefined
      return visibleFields(actor, register, city).find((field) => field.id === register.title)?.id
    }
  }

  #shown(actor: Actor, { isPublic }: Seen, fields: readonly RegisterField[]): Shown {
    return { fields, isPublic, titleOf: this.#titleOf(actor) }
  }

  /** A row as the API gives it. */
  toRecord(row: RecordRow, fields: readonly RegisterField[]): RecordInfo {
    return toRecord(row, fields, this.#codes)
  }

  /** Reads what a list of a register asks for. */
  readQuery(actor: Actor, id: string, input: ListInput): Result<{ readonly seen: Seen; readonly query: ListQuery }> {
    return Result.andThen(this.see(actor, id), (seen) =>
      Result.map(readListQuery(seen.register, seen.fields, input), (query) => ({ seen, query })),
    )
  }

  async #narrow(seen: Seen, query: ListQuery): Promise<Pick<ListRequest, 'query' | 'frequency'>> {
    if (!query.search || query.asOf !== undefined) return { query, frequency: undefined }
    const { search, frequency } = await this.#frequencies.narrow(seen.register.id, query.search)
    return { query: { ...query, search }, frequency }
  }

  async #request(actor: Actor, seen: Seen, query: ListQuery): Promise<Omit<ListRequest, 'limit' | 'after'>> {
    const { timeZone } = this.#deps.city
    const narrowed = await this.#narrow(seen, query)
    return { ...narrowed, register: seen.register, timeZone, shown: this.#shown(actor, seen, query.columns) }
  }

  #page(actor: Actor, request: ListRequest): Promise<ListPage> {
    return this.#deps.database.read(actor, (scope) => listPage(scope, request))
  }

  /** One page of rows of a list; the export reads page after page. */
  async page(
    actor: Actor,
    { seen, query }: { readonly seen: Seen; readonly query: ListQuery },
    { limit, after }: { readonly limit: number; readonly after: Position | undefined },
  ): Promise<ListPage> {
    return this.#page(actor, { ...(await this.#request(actor, seen, query)), limit, after })
  }

  /** One page of a list with its total, as JSON. */
  async records(actor: Actor, id: string, input: ListInput & Page): Promise<Result<JsonText>> {
    const read = this.readQuery(actor, id, input)
    if (read.kind === 'failure') return read
    const { seen, query } = read.value
    const after = input.cursor === undefined ? Result.success(undefined) : fromCursor(query.order, input.cursor)
    if (after.kind === 'failure') return after
    const request = { ...(await this.#request(actor, seen, query)), limit: input.limit, after: after.value }
    const page = await this.#page(actor, request)
    const hint = { known: page.total, isCommon: page.isCommon, share: request.frequency?.share }
    const total = await this.#totals.find(page.revision, request, hint)
    const items = page.rows.map((row) => toRecordText(row, query.columns, this.#codes)).join(',')
    const next = page.next && toCursor(query.order, page.next)
    return Result.success(
      jsonText(`{"items":[${items}],"next":${JSON.stringify(next)},"total":${JSON.stringify(total)}}`),
    )
  }

  /** One record, now or as of a day. */
  async record(actor: Actor, id: string, recordId: string, asOf?: string): Promise<Result<RecordInfo>> {
    const seen = this.see(actor, id)
    if (seen.kind === 'failure') return seen
    const { database, city } = this.#deps
    const request = {
      register: seen.value.register,
      asOf,
      timeZone: city.timeZone,
      shown: this.#shown(actor, seen.value, seen.value.fields),
    }
    const row = await database.read(actor, (scope) => findRecord(scope, request, recordId))
    return row ? Result.success(this.toRecord(row, seen.value.fields)) : notFound()
  }

  /** Every version of a record, latest first, with what each changed of the fields that the actor sees. */
  async versions(
    actor: Actor,
    id: string,
    recordId: string,
  ): Promise<Result<readonly (RecordInfo & { readonly changed: readonly string[] })[]>> {
    const seen = this.see(actor, id)
    if (seen.kind === 'failure') return seen
    const { register, fields, isPublic } = seen.value
    const shown = { fields, isPublic, titleOf: () => undefined }
    const rows = await this.#deps.database.read(actor, (scope) => listVersions(scope, register, shown, recordId))
    if (rows.length === 0) return notFound()
    const records = rows.map((row) => this.toRecord(row, fields))
    return Result.success(
      records.map((record, index) => {
        const before = records[index + 1]
        const changed = fields
          .filter(
            (field) => JSON.stringify(record.fields[field.id]) !== JSON.stringify(before?.fields[field.id] ?? null),
          )
          .map((field) => field.id)
        return { ...record, changed }
      }),
    )
  }
}
