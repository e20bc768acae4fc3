import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { PopulationRun } from '@ceyuan/contract'
import { sql } from 'kysely'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../database/actors.ts'
import { engines } from '../database/test-database.ts'
import { asking, createPopulationApp } from './test-population.ts'

const header = '企业名称,国家单项冠军企业,国家重大专项或试点示范,国家支持金额,年销售收人'
const table = [header, '甲,true,false,,1', '乙,,true,1234.56,2', '丙,true,true,many,3'].join('\n')
const start = { on: '2026-11-23', output: 'csv' }

describe.each(engines)('a file of enterprises on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createPopulationApp>>
  beforeAll(async () => {
    test = await createPopulationApp(engine)
  })
  afterAll(() => test.close())

  const filesOf = (id: string): readonly string[] => {
    const folder = join(test.uploadFolder, 'population', id)
    return existsSync(folder) ? readdirSync(folder).toSorted() : []
  }
  const uploaded = async (content: string | Buffer = table, name = '企业.csv'): Promise<PopulationRun> => {
    const answer = await test.upload(content, { name })
    expect(answer.statusCode).toBe(200)
    return answer.json()
  }
  const remove = (id: string) => test.act(id, 'remove')

  it('says which columns are facts and which name is nearest to the others, before anything is worked out', async () => {
    const run = await uploaded()
    expect(run).toMatchObject({ status: 'ready', format: 'csv', rows: null, fileName: '企业.csv', finding: null })
    expect(run.columns.map(({ name, fact, nearest }) => [name, fact?.kind ?? null, nearest])).toEqual([
      ['企业名称', null, null],
      ['国家单项冠军企业', 'boolean', null],
      ['国家重大专项或试点示范', 'boolean', null],
      ['国家支持金额', 'money', null],
      ['年销售收人', null, '年销售收入'],
    ])
    expect((await test.act(run.id, 'cancel')).json()).toMatchObject({ status: 'cancelled' })
    expect(filesOf(run.id)).toEqual([])
  })

  it('is evaluated in a thread, told by clause, handed out with its bad rows, and removed', async () => {
    const { id } = await uploaded(iconv.encode(table, 'gb18030'))
    expect((await test.act(id, 'start', start)).json()).toMatchObject({ status: 'waiting', on: '2026-11-23' })
    const run = await test.settle(id)
    expect(run).toMatchObject({ status: 'done', problem: null, finding: { computed: 2, leftOut: 1 } })
    expect(run.finding?.clauses.find((clause) => clause.id === 'TJ-3a')).toMatchObject({
      applies: 1,
      not: 1,
      cannotTell: 0,
      fen: '123456',
    })
    expect(filesOf(id)).toEqual(['result.csv', 'result.csv.bad-rows.csv'])
    const rows = await test.read(`/${id}/rows`)
    expect(rows.headers['content-disposition']).toContain(encodeURIComponent('企业-2026-11-23-rows.csv'))
    expect(rows.body.split('\n').map((line) => line.split(',').slice(0, 2).join())).toEqual([
      '\uFEFFrow,企业名称',
      '1,甲',
      '2,乙',
      '',
    ])
    expect((await test.read(`/${id}/bad-rows.csv`)).body).toContain('3,国家支持金额,many')
    expect((await test.act(id, 'start', start)).json()).toMatchObject({ code: 'population.not-ready' })
    expect((await remove(id)).json()).toMatchObject({ status: 'removed', finding: { computed: 2 } })
    expect(filesOf(id)).toEqual([])
    expect((await test.read(`/${id}/rows`)).json()).toMatchObject({ code: 'population.no-result' })
  })

  const evaluated = async (content: string, output: string): Promise<PopulationRun> => {
    const { id } = await uploaded(content)
    await test.act(id, 'start', { on: '2026-11-23', output })
    return test.settle(id)
  }

  it('gives an empty population headings and no rows', async () => {
    for (const output of ['csv', 'arrow']) {
      const run = await evaluated(`${header}\n`, output)
      expect(run).toMatchObject({ status: 'done', finding: { computed: 0, leftOut: 0 } })
      expect(filesOf(run.id)).toEqual([`result.${output}`])
      await remove(run.id)
    }
    const { id } = await evaluated(`${header}\n`, 'parquet')
    const file = await asyncBufferFromFile(join(test.uploadFolder, 'population', id, 'result.parquet'))
    expect(await parquetReadObjects({ file })).toEqual([])
    await remove(id)
  })

  it('that is of no kind known, empty, damaged, or names a column twice is refused by name and not kept', async () => {
    const before = readdirSync(join(test.uploadFolder, 'population')).length
    const codeOf = async (content: string | Buffer): Promise<string> => (await test.upload(content)).json().code
    expect(await codeOf(Buffer.from('PK\u0003\u0004rest'))).toBe('policy.population-kind')
    expect(await codeOf(Buffer.from([0, 1, 2, 3]))).toBe('policy.population-kind')
    expect(await codeOf('')).toBe('import.empty-file')
    expect(await codeOf('PAR1 and nothing more')).toBe('policy.population-unread')
    expect(await codeOf('ARROW1\0\0 and nothing more')).toBe('policy.population-unread')
    expect((await test.upload('甲,乙,甲\n1,2,3', { name: '两列.csv' })).json()).toMatchObject({
      code: 'policy.population-column-twice',
      values: { file: '两列.csv', name: '甲' },
    })
    expect(readdirSync(join(test.uploadFolder, 'population')).length).toBe(before)
  })

  it('without a fact cannot be started', async () => {
    const { id } = await uploaded('甲,乙\n1,2\n')
    expect((await test.act(id, 'start', start)).json()).toMatchObject({ code: 'population.no-fact' })
    await remove(id)
  })

  it('that turns out damaged on the way fails with the problem, and leaves nothing', async () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `企业${row * 7919},true,false,,${row}`).join('\n')
    const { id } = await uploaded(gzipSync(`${header}\n${rows}\n`).subarray(0, -2000))
    await test.act(id, 'start', start)
    expect(await test.settle(id)).toMatchObject({
      status: 'failed',
      problem: { code: 'policy.population-unread', values: { file: '企业.csv' } },
    })
    expect(filesOf(id)).toEqual([])
  })

  it('can be cancelled while it runs and while it waits', async () => {
    const many = `${header}\n${'甲,true,false,100,1\n'.repeat(400_000)}`
    const [one, two] = [await uploaded(many), await uploaded()]
    await test.act(one.id, 'start', start)
    await test.act(two.id, 'start', start)
    const [second, first] = await Promise.all([test.act(two.id, 'cancel'), test.act(one.id, 'cancel')])
    expect([first.json().status, second.json().status]).toEqual(['cancelled', 'cancelled'])
    expect([...filesOf(one.id), ...filesOf(two.id)]).toEqual([])
  })

  it('is begun anew by the next start of the server', async () => {
    const { id } = await uploaded()
    await test.database.write(systemActor, {}, async (write) => {
      await sql`update population_run set status = 'running', run_on = '2026-11-23', output = 'arrow' where id = ${id}`.execute(
        write.sql,
      )
      await write.audit({ action: 'test.stop', subject: { kind: 'population', id }, detail: {} })
      return { kind: 'success', value: undefined }
    })
    const next = await test.open()
    await next.app.ready()
    expect(await asking(next).settle(id)).toMatchObject({ status: 'done', finding: { computed: 2 } })
    await next.app.close()
    await remove(id)
  })

  it('is removed when it has been kept for long enough', async () => {
    const { id } = await uploaded()
    await test.database.asOwner((owner) =>
      sql`update population_run set kept_until = '2020-01-01T00:00:00Z' where id = ${id}`.execute(owner),
    )
    const next = await test.open()
    await next.app.ready()
    expect((await test.read(`/${id}`)).json()).toMatchObject({ status: 'removed' })
    expect(filesOf(id)).toEqual([])
    await next.app.close()
  })

  it('is one of five that an account keeps at a time', async () => {
    const runs = [await uploaded(), await uploaded(), await uploaded(), await uploaded(), await uploaded()]
    expect((await test.upload(table)).json()).toMatchObject({ code: 'population.too-many', values: { most: 5 } })
    for (const { id } of runs) await remove(id)
  })

  it('leaves a trace in the audit for every step', async () => {
    const { rows } = await test.database.read(systemActor, (scope) =>
      sql<{
        action: string
      }>`select distinct action from audit_entry where action like 'population.%' order by 1`.execute(scope.sql),
    )
    expect(rows.map(({ action }) => action)).toEqual(
      ['begin', 'cancel', 'expire', 'fail', 'finish', 'remove', 'start', 'upload'].map((verb) => `population.${verb}`),
    )
  })

  it('has a template with the name of every fact that may be given', async () => {
    const { body } = await test.readTemplate()
    const names = body.trim().replace('\uFEFF', '').split(',')
    expect(names).toContain('国家支持金额')
    expect(names.length).toBeGreaterThan(100)
  })
})
