import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../database/audit-chain.ts'
import { systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { createTestDatabase } from '../database/test-database.ts'
import { createDocumentService } from '../document/service.ts'
import { createSampleAccounts } from '../identity/sample-accounts.ts'
import { testCity } from '../test-app.ts'
import { readBackup, readBackupCity } from './read-backup.ts'
import { listTables } from './structure.ts'
import { writeBackup } from './write-backup.ts'
import { newId } from '../database/new-id.ts'

const account = (role: string) => ({ username: role, role, unit: 'kjj', name: { zh: `示例${role}`, en: role } })
const city = { ...testCity, sampleAccounts: [account('administrator'), account('officer')] }
const head = { city: city.id, product: '1', takenAt: '2026-11-23T01:00:00.000Z' }
const bytes = Buffer.from([...Array.from({ length: 3000 }).keys()].map((number) => (number % 90) + 33))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-backup-'))
})
afterAll(() => rm(folder, { recursive: true }))

const open = (engine: 'pglite' | 'postgres') => createTestDatabase(engine, { schema: city.id })

const fillCity = async (database: Database): Promise<void> => {
  await createSampleAccounts(database, city)
  const documents = createDocumentService(database)
  const file = {
    fileName: '通知“一”.txt',
    stream: Readable.from([bytes]),
    subject: { kind: 'test', id: 'it\'s\n{"odd"}\\' },
  }
  const kept = await documents.keep({ ...systemActor, userId: 'u' }, {}, file)
  if (kept.kind === 'failure') throw new Error(JSON.stringify(kept.problems))
  await database.write(systemActor, {}, async (write) => {
    await write.emit('test.event', { text: '企业', nothing: null })
    await write.audit({ action: 'test.write', subject: { kind: 'test', id: newId() }, detail: { money: '1' } })
    return Result.success(true)
  })
}

/** Everything that a city holds, as text, to compare. */
const contentsOf = (database: Database) =>
  database.asOwner(async (connection) => {
    const contents: Record<string, unknown> = {}
    for (const { name } of await listTables(connection)) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.id(name)} t order by 1`.execute(
        connection,
      )
      contents[name] = rows.map(({ row }) => row)
    }
    return contents
  })

describe.each([
  ['pglite', 'pglite'],
  ['pglite', 'postgres'],
  ['postgres', 'pglite'],
  ['postgres', 'postgres'],
] as const)('a backup of %s restored into %s', (from, to) => {
  it('holds the same to the last byte, and goes on working', async () => {
    const file = join(folder, `${from}-${to}`)
    const source = await open(from)
    await fillCity(source)
    const written = await writeBackup(source, file, head)
    expect(written).toMatchObject({ kind: 'success' })
    const before = await contentsOf(source)
    await source.close()

    const target = await open(to)
    expect(await readBackup(target, file, city.id)).toEqual(written)
    expect(await contentsOf(target)).toEqual(before)
    expect(await verifyAudit(target)).toMatchObject({ kind: 'success' })
    await fillMore(target)
    expect(await verifyAudit(target)).toMatchObject({ kind: 'success' })
    expect(await readBackup(target, file, city.id)).toMatchObject({ problems: [{ code: 'backup.target-not-empty' }] })
    await target.close()
  })
})

const fillMore = (database: Database) =>
  database.write(systemActor, {}, async (write) => {
    await write.emit('test.event', {})
    await write.audit({ action: 'test.write', subject: { kind: 'test', id: '2' }, detail: {} })
    return Result.success(true)
  })

describe('a backup file', () => {
  it('is never overwritten, and is refused when it is cut off, altered, foreign or missing; nothing is changed then', async () => {
    const source = await open('pglite')
    await fillCity(source)
    const file = join(folder, 'whole')
    await writeBackup(source, file, head)
    expect(await writeBackup(source, file, head)).toMatchObject({ problems: [{ code: 'backup.file-exists' }] })
    await source.close()
    const whole = await readFile(file)
    const lines = gunzipSync(whole).toString().split('\n')
    const variants: readonly (readonly [string, Buffer, string])[] = [
      ['cut-off', whole.subarray(0, whole.length - 100), 'backup.not-a-backup'],
      ['short', gzipSync(lines.slice(0, -3).join('\n')), 'backup.not-a-backup'],
      ['row-lost', gzipSync(lines.filter((line) => !line.startsWith('["')).join('\n')), 'backup.not-a-backup'],
      ['no-gzip', Buffer.from('PK..'), 'backup.not-a-backup'],
      ['empty', Buffer.alloc(0), 'backup.not-a-backup'],
      ['foreign', gzipSync(lines.join('\n').replace('"city":"test_city"', '"city":"mars"')), 'backup.city-differs'],
      ['newer', gzipSync(lines.join('\n').replace('0001_add_roles.sql', '9999_later.sql')), 'backup.schema-newer'],
    ]
    const target = await open('pglite')
    const before = await contentsOf(target)
    for (const [name, content, code] of variants) {
      const path = join(folder, name)
      await writeFile(path, content)
      expect([name, await readBackup(target, path, city.id)]).toMatchObject([name, { problems: [{ code }] }])
    }
    const missing = await readBackup(target, join(folder, 'none'), city.id)
    expect(missing).toMatchObject({ problems: [{ code: 'backup.file-unreadable' }] })
    expect(await contentsOf(target)).toEqual(before)
    expect(await readBackupCity(file)).toEqual({ kind: 'success', value: city.id })
    await target.close()
    await truncate(file, 0)
  })
})
