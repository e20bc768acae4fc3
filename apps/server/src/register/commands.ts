import type { RecordInfo } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Register } from '../city/city.ts'
import type { Actor, Write, WriteOptions } from '../database/database.ts'
import { keepersOf, mayWrite } from './access.ts'
import { writeRecords, type RowFields } from './bulk-store.ts'
import { checkCodes, type Values } from './code-names.ts'
import { checkReferences, readFields } from './field-values.ts'
import { findRecord } from './list-store.ts'
import { recordKeyOf } from './record-key.ts'
import { endRecordRow, findIdByKey, holdRecord, isKeyTaken } from './record-store.ts'
import type { RegisterDeps, RegisterService, Seen } from './service.ts'

type Target = { readonly actor: Actor; readonly options: WriteOptions; readonly register: string }
type Change = {
  readonly version: number
  readonly fields: Readonly<Record<string, unknown>>
  readonly reason?: string | undefined
}

/** Writing records one by one: checked by the declared types, held to the version that was seen, audited. */
export class RegisterCommands {
  readonly #deps: RegisterDeps
  readonly #service: RegisterService

  constructor(deps: RegisterDeps, service: RegisterService) {
    this.#deps = deps
    this.#service = service
  }

  #write({ actor, register }: Target): Result<Seen> {
    const { city } = this.#deps
    return Result.andThen(this.#service.see(actor, register), (seen) => {
      if (mayWrite(actor, seen.register, city)) return Result.success(seen)
      const keepers = keepersOf(seen.register, city)
      const names = city.units.filter(({ id }) => keepers.includes(id)).map(({ name }) => name)
      return Result.failure(Problem.create('register.not-keeper', { keepers: names, register: seen.register.label.zh }))
    })
  }

  #read(register: Register, values: Result<Values>): Result<Values> {
    return Result.andThen(values, (read) => checkCodes(this.#deps.city, register, read))
  }

  async #answer(write: Write, seen: Seen, id: string): Promise<Result<RecordInfo>> {
    const { city } = this.#deps
    const shown = { fields: seen.fields, isPublic: seen.isPublic, titleOf: () => undefined }
    const request = { register: seen.register, asOf: undefined, timeZone: city.timeZone, shown }
    const row = await findRecord(write, request, id)
    if (!row) throw new Error(`The record ${id} was written and is not there`)
    return Result.success(this.#service.toRecord(row, seen.fields))
  }

  async #audit(write: Write, action: string, id: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    await write.audit({ action: `register.${action}`, subject: { kind: 'record', id }, detail })
  }

  /** Adds a record; a key that an ended record had is taken up again by it. */
  async create(target: Target, fields: Readonly<Record<string, unknown>>): Promise<Result<RecordInfo>> {
    const seen = this.#write(target)
    if (seen.kind === 'failure') return seen
    const { register } = seen.value
    const values = this.#read(register, readFields(register, seen.value.fields, fields, true))
    if (values.kind === 'failure') return values
    const key = recordKeyOf(register, values.value)
    return this.#deps.database.write(target.actor, target.options, async (write) => {
      if (await isKeyTaken(write, register, key)) return Result.failure(Problem.create('register.key-taken', { key }))
      const references = await checkReferences(write, register, values.value)
      if (references.kind === 'failure') return references
      await writeRecords(write, register, [values.value])
      const id = await findIdByKey(write, register, key)
      if (id === undefined) throw new Error(`The record ${key} was written and is not there`)
      await this.#audit(write, 'create', id, { register: register.id, key, fields: Object.keys(values.value) })
      return this.#answer(write, seen.value, id)
    })
  }

  async #hold(write: Write, seen: Seen, id: string, version: number): Promise<Result<null>> {
    const held = await holdRecord(write, seen.register, id)
    if (!held) return Result.failure(Problem.create('register.record-not-found'))
    if (held.version !== version) {
      return Result.failure(Problem.create('register.version-conflict', { found: held.version, given: version }))
    }
    return held.ended ? Result.failure(Problem.create('register.ended')) : Result.success(null)
  }

  async #key(write: Write, seen: Seen, id: string): Promise<RowFields> {
    const { register } = seen
    const keys = register.fields.filter((field) => register.key.includes(field.id))
    const shown = { fields: keys, isPublic: true, titleOf: () => undefined }
    const request = { register, asOf: undefined, timeZone: this.#deps.city.timeZone, shown }
    const row = await findRecord(write, request, id)
    return row ? this.#service.toRecord(row, keys).fields : {}
  }

  /** Changes the named fields of a record; the others stay as they are. */
  async update(target: Target, id: string, change: Change): Promise<Result<RecordInfo>> {
    const seen = this.#write(target)
    if (seen.kind === 'failure') return seen
    const { register } = seen.value
    const values = this.#read(register, readFields(register, seen.value.fields, change.fields, false))
    if (values.kind === 'failure') return values
    return this.#deps.database.write(target.actor, target.options, async (write) => {
      const held = await this.#hold(write, seen.value, id, change.version)
      if (held.kind === 'failure') return held
      const key = await this.#key(write, seen.value, id)
      const moved = register.fields.find(
        (field) => field.id in values.value && field.id in key && values.value[field.id] !== key[field.id],
      )
      if (moved) return Result.failure(Problem.create('register.key-fixed', { field: moved.label.zh }))
      const references = await checkReferences(write, register, values.value)
      if (references.kind === 'failure') return references
      await writeRecords(write, register, [{ ...values.value, ...key }])
      const { reason } = change
      const changed = Object.keys(values.value)
      await this.#audit(write, 'update', id, { register: register.id, changed, ...(reason ? { reason } : {}) })
      return this.#answer(write, seen.value, id)
    })
  }

  /** Ends a record; it stays in the history. */
  async end(
    target: Target,
    id: string,
    { version, reason }: { readonly version: number; readonly reason: string },
  ): Promise<Result<RecordInfo>> {
    const seen = this.#write(target)
    if (seen.kind === 'failure') return seen
    return this.#deps.database.write(target.actor, target.options, async (write) => {
      const held = await this.#hold(write, seen.value, id, version)
      if (held.kind === 'failure') return held
      await endRecordRow(write, seen.value.register, id, reason)
      await this.#audit(write, 'end', id, { register: seen.value.register.id, reason })
      return this.#answer(write, seen.value, id)
    })
  }
}
