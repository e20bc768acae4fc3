import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCockpit, getCommitment, getIndicator, getPlanProgress, listEvidence } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Database } from '../database/database.ts'
import { systemActor } from '../database/actors.ts'
import { engines } from '../database/test-database.ts'
import { writeRecords } from '../register/bulk-store.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { progressFeature } from './routes.ts'
import { createProgressDatabase, loadTestCity, officerOf } from './test-progress.ts'

const reader = officerOf('kjj', 'plan.read', 'progress.read', 'indicator.read', 'register.read')

describe.each(engines)('Progress on %s', (engine) => {
  let city: City
  let database: Database
  let test: TestApp
  beforeAll(async () => {
    city = await loadTestCity()
    database = await createProgressDatabase(engine, city)
    test = await createTestApp({ city, database, features: [progressFeature] })
  })
  afterAll(async () => {
    await test.app.close()
    await database.close()
  })
  const ask = async (url: string) => {
    const answer = await test.as(reader)({ url })
    expect([url, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([url, 200, ''])
    return answer
  }

  const actualAt = async (asOf: string) => {
    const answer = await ask(`/api/commitments/achievements-50?asOf=${asOf}`)
    return getCommitment.output.parse(answer.json()).commitment.actual
  }

  it('shows eight targets, every light and a matrix of units', async () => {
    const cockpit = getCockpit.output.parse((await ask('/api/cockpit')).json())
    expect(cockpit.targets).toHaveLength(8)
    expect(Object.values(cockpit.counts).reduce((sum, count) => sum + count, 0)).toBe(city.commitments.length)
    expect(cockpit.matrix.units.length).toBeGreaterThanOrEqual(20)
    expect(cockpit.matrix.rows.filter(({ hasUnits }) => !hasUnits).map(({ section }) => section)).toEqual([
      '三/（二）',
      '三/（三）',
    ])
    expect(cockpit.change.since).toBe('2026-10-31')
    expect(cockpit.stuck.every(({ commitment }) => ['behind', 'unknown'].includes(commitment.light))).toBe(true)
    expect(cockpit.latest.length).toBeGreaterThan(3)
    expect(cockpit.targets.find(({ id }) => id === 'output-1000')?.actual).toBe(858.4)
  })

  it('finds every commitment in the text of the plan', async () => {
    const plan = getPlanProgress.output.parse((await ask('/api/plan/progress')).json())
    for (const { start, end, quote } of plan.commitments) expect(plan.text.slice(start, end)).toBe(quote)
    expect(plan.commitments.map(({ start }) => start)).toEqual(
      plan.commitments.map(({ start }) => start).toSorted((a, b) => a - b),
    )
    expect(plan.sections.filter(({ level }) => level === 2)).toHaveLength(12)
  })

  it('1.1 tells what was known on a past day', async () => {
    const counts = [await actualAt('2025-06-30'), await actualAt('2026-06-30'), await actualAt('2026-11-23')]
    expect(counts).toEqual(counts.toSorted((a, b) => (a ?? 0) - (b ?? 0)))
    expect(new Set(counts).size).toBe(3)
  })

  it('1.3 counts an achievement once and shows the duplicate with the record counted in its place', async () => {
    const url = '/api/indicators/international-achievements/evidence?limit=200'
    const { counts, items } = listEvidence.output.parse((await ask(url)).json())
    expect(counts.duplicate).toBeGreaterThan(0)
    const numbers = items
      .filter(({ standing }) => standing === 'counted')
      .map(({ fields }) => fields.find(({ id }) => id === 'achievementNumber')?.value)
    expect(new Set(numbers).size).toBe(numbers.length)
    const duplicate = items.find(({ standing }) => standing === 'duplicate')
    expect(items.find(({ id }) => id === duplicate?.sameAs)?.standing).toBe('counted')
  })

  it('1.4 keeps a withdrawn record in the list, says why, and counted it before', async () => {
    const url = '/api/indicators/international-achievements/evidence?standing=withdrawn'
    const { items } = listEvidence.output.parse((await ask(url)).json())
    expect(items.length).toBeGreaterThan(0)
    expect(items[0]?.because).toBeTruthy()
    const id = items[0]?.id
    const before = listEvidence.output.parse(
      (await ask('/api/indicators/international-achievements/evidence?limit=200&asOf=2026-06-30')).json(),
    )
    expect(before.items.find((item) => item.id === id)?.standing).toBe('counted')
  })

  it('pages the evidence without losing or repeating a record', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: ReturnType<typeof listEvidence.output.parse> = listEvidence.output.parse(
        (
          await ask(`/api/indicators/ladder-enterprises/evidence?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`)
        ).json(),
      )
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(30)
  })

  it('exports the evidence, with nothing that a spreadsheet would run', async () => {
    const csv = await ask('/api/indicators/international-achievements/evidence/export?format=csv')
    expect(csv.body.startsWith('\uFEFF')).toBe(true)
    expect(csv.body.split('\r\n').some((line) => /(?:^|,)"?[=@]/u.test(line))).toBe(false)
    const xlsx = await ask('/api/indicators/international-achievements/evidence/export')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(xlsx.rawPayload).buffer)
    expect(workbook.worksheets[0]?.rowCount).toBe(csv.body.trimEnd().split('\r\n').length)
  })

  it('draws the series of every indicator and speaks both languages', async () => {
    for (const { id } of city.indicators) {
      const page = getIndicator.output.parse((await ask(`/api/indicators/${id}`)).json())
      expect(page.definition.id).toBe(id)
    }
    const english = await test.as(reader)({
      url: '/api/commitments/achievements-50',
      headers: { 'accept-language': 'en' },
    })
    const { commitment } = getCommitment.output.parse(english.json())
    expect([commitment.title, commitment.reason.sentence.startsWith('Over')]).toEqual([
      'Achievements at international level',
      true,
    ])
  })

  it('refuses a day that has not come, and names that are not there', async () => {
    const future = await test.as(reader)({ url: '/api/cockpit?asOf=2026-11-24' })
    expect([future.statusCode, future.json().code]).toEqual([422, 'progress.as-of-in-future'])
    const lost = await test.as(reader)({ url: '/api/commitments/nothing' })
    expect([lost.statusCode, lost.json().code]).toEqual([404, 'progress.commitment-not-found'])
  })

  it('4.2 lets the lead unit confirm a milestone with a document, once, and lights it at once', async () => {
    const officer = officerOf('kjj', 'progress.read', 'milestone.confirm', 'register.read')
    const confirm = (actor: typeof officer, id: string, body: object) =>
      test.as(actor)({
        method: 'POST',
        url: `/api/commitments/${id}/confirmation`,
        headers: { 'idempotency-key': randomUUID() },
        payload: { on: '2026-11-20', document: '示例报告-2026-02', reason: '验收结论已经印发', ...body },
      })
    const id = 'open-competition'
    const other = await confirm(officerOf('gxj', 'milestone.confirm'), id, {})
    expect([other.statusCode, other.json().code]).toEqual([403, 'access.not-lead-unit'])
    expect((await confirm(officer, id, { on: '2026-11-24' })).json().code).toBe('progress.confirmed-in-future')
    expect((await confirm(officer, id, { document: 'nothing' })).json().code).toBe('progress.document-unknown')
    expect((await confirm(officer, 'achievements-50', {})).json().code).toBe('progress.not-a-milestone')
    const done = await confirm(officer, id, {})
    expect([done.statusCode, done.json().light]).toEqual([200, 'met'])
    expect((await confirm(officer, id, {})).json().code).toBe('progress.confirmation-exists')
    const { commitment, milestone } = getCommitment.output.parse((await ask(`/api/commitments/${id}`)).json())
    expect([commitment.light, commitment.basis, commitment.margin.kind]).toEqual(['met', 'confirmed', 'confirmed'])
    expect(milestone?.confirmation?.reason).toBe('验收结论已经印发')
    const before = getCommitment.output.parse((await ask(`/api/commitments/${id}?asOf=2026-11-20`)).json())
    expect(before.commitment.light).toBe('behind')
  })

  it('counts a new record at once, and nothing anew where none was written', async () => {
    const register = city.registers.find(({ id }) => id === 'achievement')
    if (!register) throw new Error('no register of achievements')
    const before = await actualAt('2026-11-23')
    const fields = {
      recordNumber: '新登1',
      achievementNumber: '新成1',
      name: '示例新成果',
      holder: '示例',
      level: '国际领先',
    }
    const written = await database.write(systemActor, {}, async (write) => {
      await writeRecords(write, register, [{ ...fields, status: '已认定', recognisedOn: '2026-11-22' }])
      await write.audit({ action: 'register.add', subject: { kind: 'achievement', id: '新登1' }, detail: {} })
      return Result.success(null)
    })
    expect(written.kind).toBe('success')
    expect(await actualAt('2026-11-23')).toBe((before ?? 0) + 1)
    expect(await actualAt('2026-11-22')).toBe(before)
  })

  it('shows the public what was published, and nothing newer', async () => {
    const shown = await test.as('public')({ url: '/api/public/progress' })
    expect(shown.json()).toMatchObject({ asOf: '2026-11-23', sample: true })
    expect(shown.json().targets).toHaveLength(8)
    expect(JSON.stringify(shown.json())).not.toContain('forecast')
    const plan = await test.as('public')({ url: '/api/public/plan' })
    expect(plan.json().commitments).toHaveLength(city.commitments.length)
  })
})
