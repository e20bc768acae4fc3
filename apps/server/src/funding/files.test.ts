import { randomUUID } from 'node:crypto'
import { type BudgetLine, fundingCommitmentDetail } from '@ceyuan/contract'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../database/database.ts'
import { engines } from '../database/test-database.ts'
import { officerWith, voiceFor } from '../policy/test-policy.ts'
import { body, createFundingApp, funder, project, send, supply } from './test-funding.ts'

const boundary = 'ceyuan-boundary'
const upload = (fileName: string, subject: Readonly<Record<string, string>> = {}) => ({
  method: 'POST' as const,
  url: '/api/documents',
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': randomUUID() },
  payload: [
    ...Object.entries(subject).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n`,
    `Content-Type: application/pdf\r\n\r\n%PDF-1.4\n${fileName}\n%%EOF\n\r\n--${boundary}--\r\n`,
  ].join(''),
})

// Reads every register and order, and no funding.
const clerk: Actor = { ...officerWith('fgw', 'register.read', 'order.read'), userId: 'clerk' }

describe.each(engines)('files of the funding register on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  const lines: BudgetLine[] = []
  const ask = (request: Parameters<ReturnType<typeof test.as>>[0]) => test.as(funder())(request)
  const keep = async (fileName: string) => (await ask(upload(fileName))).json().id
  const commit = async () => {
    const claim = { clause: 'TJ-1a', creditCode: body, subject: project, fen: '400000000', decidedOn: '2026-11-23' }
    const documents = [await keep('decision.pdf')]
    const asked = { ...claim, basis: '示例审定文件', lines: lines.map(({ id }) => id), documents }
    return fundingCommitmentDetail.parse((await ask(send('/api/funding/commitments', asked))).json())
  }
  const sheetOf = async (url: string) => {
    const file = await ask({ url })
    expect([url, file.statusCode]).toEqual([url, 200])
    const workbook = new exceljs.Workbook()
    const bytes = new Uint8Array(file.rawPayload)
    await workbook.xlsx.load(bytes.buffer)
    const [sheet] = workbook.worksheets
    const rows = sheet?.getSheetValues() ?? []
    return rows.flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []))
  }

  beforeAll(async () => {
    test = await createFundingApp(engine)
    await supply(test)
    for (const payer of ['市级财政', '区级财政']) {
      const line = { year: 2026, payer, title: `=${payer}`, unit: 'gxj', amountFen: '100000000000', document: '示例' }
      lines.push((await ask(send('/api/funding/lines', line))).json())
    }
  }, 120_000)
  afterAll(() => test.close())

  it('hold the decision and the receipt of the bank, for readers of the register alone', async () => {
    const made = await commit()
    expect(made.documents.map(({ name }) => name)).toEqual(['decision.pdf'])
    const payment = {
      version: made.version,
      line: lines[0]?.id,
      fen: '200000000',
      paidOn: '2026-11-23',
      voucher: '凭1',
    }
    const url = `/api/funding/commitments/${made.id}/disbursements`
    const receipt = await keep('receipt.pdf')
    const unknown = await ask(send(url, { ...payment, documents: [randomUUID()] }))
    expect(unknown.json().code).toBe('document.not-waiting')
    const paid = fundingCommitmentDetail.parse((await ask(send(url, { ...payment, documents: [receipt] }))).json())
    const [first] = paid.disbursements
    expect(first?.documents).toEqual([{ id: receipt, name: 'receipt.pdf' }])
    const address = `/api/documents/${receipt}/content`
    const reader = { ...officerWith('czj', 'funding.read'), userId: 'reader' }
    expect((await test.as(reader)({ url: address })).statusCode).toBe(200)
    for (const who of [clerk, voiceFor(body), 'public'] as const) {
      expect((await test.as(who)({ url: address })).statusCode).not.toBe(200)
    }
    const more = send(`/api/funding/disbursements/${first?.id}/documents`, { documents: [await keep('later.pdf')] })
    expect((await test.as(reader)(more)).statusCode).toBe(403)
    const later = fundingCommitmentDetail.parse((await ask(more)).json())
    expect(later.disbursements[0]?.documents.map(({ name }) => name)).toEqual(['receipt.pdf', 'later.pdf'])
    const again = send(`/api/funding/disbursements/${first?.id}/documents`, { documents: [receipt] })
    expect((await ask(again)).json().code).toBe('document.not-waiting')
    const nowhere = send(`/api/funding/disbursements/${randomUUID()}/documents`, { documents: [receipt] })
    expect([(await ask(nowhere)).statusCode, (await test.as('public')(nowhere)).statusCode]).toEqual([404, 401])
    const subject = { subjectKind: 'disbursement', subjectId: first?.id ?? '' }
    expect((await test.as(clerk)(upload('forged.pdf', subject))).json().code).toBe('database.forbidden')
  })

  it('give every row of a list in the columns shown, exact and without formulas', async () => {
    const [head, row] = await sheetOf('/api/funding/commitments.xlsx?columns=number.fen.state')
    expect(head).toEqual(['编号', '已承诺（万元）', '状态', '示例'])
    expect(row?.slice(0, 3)).toEqual(['2026-1', 400, '部分拨付'])
    const all = await sheetOf('/api/funding/lines.xlsx')
    expect(all[0]).toContain('尚余（万元）')
    expect(new Set(all.slice(1).map(([title]) => title))).toEqual(new Set(['=区级财政', '=市级财政']))
    const payments = await sheetOf('/api/funding/disbursements.xlsx?columns=fen.voucher')
    expect(payments).toEqual([
      ['金额（万元）', '凭证号'],
      [200, '凭1'],
    ])
    expect(await sheetOf('/api/funding/disbursements.xlsx?columns=fen&creditCode=X')).toHaveLength(1)
  })

  it.each(['lines', 'commitments', 'disbursements'])('of %s go to readers of the register alone', async (list) => {
    const url = `/api/funding/${list}.xlsx`
    expect((await test.as('public')({ url })).statusCode).toBe(401)
    expect((await test.as(clerk)({ url })).statusCode).toBe(403)
    expect((await test.as(voiceFor(body))({ url })).statusCode).toBe(403)
  })
})
