import { Problem, Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { City } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import { systemActor } from '../database/actors.ts'
import type { Database, Write } from '../database/database.ts'
import { bodyRegisterOf } from '../policy/register-facts.ts'
import { findGroup } from './applicant-group.ts'
import { addAutomaticRow } from './automatic-store.ts'
import { addCommitmentRow, listRelatedRows, type NewShare } from './commitment-store.ts'
import { addDisbursementRow } from './disbursement-store.ts'
import { claimKeys, clashesOf, type AskedGrant } from './double-payment.ts'
import { findGrant } from './entitled.ts'
import { shareOut } from './line-check.ts'
import { addLineRow, findLineRows } from './line-store.ts'
import { addSampleOffer, readSampleOffers, type ReadyOffer } from './sample-offers.ts'

const fen = z.string().regex(/^[1-9]\d{0,15}$/u)

const payment = z.strictObject({
  line: z.string(),
  fen,
  paidOn: z.iso.date(),
  voucher: z.string(),
  by: z.string(),
})

const sampleLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('line'),
    id: z.string(),
    year: z.int(),
    payer: z.string(),
    title: z.string(),
    unit: z.string(),
    fen,
    document: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal('automatic'),
    clause: z.string(),
    document: z.string(),
    answerDays: z.int(),
    lines: z.array(z.string()),
    by: z.string(),
    at: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal('offer'),
    clause: z.string(),
    creditCode: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  }),
  z.strictObject({
    kind: z.literal('commitment'),
    clause: z.string(),
    creditCode: z.string(),
    subject: z.string().nullable().default(null),
    subjectName: z.string().nullable().default(null),
    fen,
    entitledOn: z.iso.date(),
    decidedOn: z.iso.date(),
    by: z.string(),
    basis: z.string(),
    judgement: z.string().nullable().default(null),
    lines: z.array(z.string()),
    payments: z.array(payment),
    reversal: z.strictObject({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
  }),
])

type SampleLine = z.output<typeof sampleLine>
type SampleCommitment = Extract<SampleLine, { kind: 'commitment' }>

const file = 'sample/funding.jsonl'

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const wrong = (line: number, reason: string): Result<never> =>
  Result.failure(Problem.create('funding.sample-wrong', { file, line, reason }, { source: file, line }))

const readLines = async ({ folder }: Pick<City, 'folder'>): Promise<Result<readonly SampleLine[]>> => {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '')
  const lines = text
    .split('\n')
    .flatMap((content, index) => (content.trim() === '' ? [] : [{ content, at: index + 1 }]))
  return Result.all(
    lines.map(({ content, at }): Result<SampleLine> => {
      const parsed = sampleLine.safeParse(parseJson(content))
      if (parsed.success) return Result.success(parsed.data)
      return wrong(at, parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' '))
    }),
  )
}

const nameOf = async ({ sql: on }: Write, city: City, creditCode: string): Promise<string | undefined> => {
  const body = bodyRegisterOf(city, city.policies)
  if (!body) return undefined
  const { rows } = await sql<{ name: string }>`select ${sql.ref(columnOf(body.title))} as name
    from ${sql.table(tableOf(body.id))} where record_key = ${creditCode}`.execute(on)
  return rows[0]?.name
}

type Added = { readonly id: string; readonly name: string }

const addCommitment = async (
  write: Write,
  city: City,
  one: SampleCommitment,
  lines: ReadonlyMap<string, string>,
): Promise<Result<Added>> => {
  const { policies } = city
  const ready = findGrant(policies, one.clause, one.decidedOn, file)
  if (ready.kind === 'failure') return ready
  const name = await nameOf(write, city, one.creditCode)
  if (name === undefined) return Result.failure(Problem.create('funding.applicant-unknown', { found: one.creditCode }))
  const { clause } = ready.value
  const group = await findGroup(write, city, one.creditCode)
  const grant: AskedGrant = {
    clause,
    creditCode: one.creditCode,
    group: group?.creditCode ?? null,
    subjectKind: clause.subject,
    subject: one.subject,
    decidedOn: one.decidedOn,
    topUpOf: null,
  }
  const [clash] = clashesOf(policies, grant, await listRelatedRows(write, grant))
  if (clash) return wrong(0, `${one.clause} ${one.creditCode}: ${clash.rule}`)
  const asked = one.lines.map((id) => lines.get(id) ?? id)
  const found = await findLineRows(write, asked)
  const year = Number(one.decidedOn.slice(0, 4))
  const { shares, problems } = shareOut(clause, BigInt(one.fen), { lines: found, asked, year })
  const [first, ...rest] = problems
  if (first) return Result.failure(first, ...rest)
  return Result.success(
    await addRow(write, one, { grant, name, group, shares, keys: claimKeys(policies, grant, null) }),
  )
}

type Whole = {
  readonly grant: AskedGrant
  readonly name: string
  readonly group: Awaited<ReturnType<typeof findGroup>>
  readonly shares: readonly NewShare[]
  readonly keys: readonly string[]
}

const addRow = async (write: Write, one: SampleCommitment, whole: Whole): Promise<Added> => {
  const { grant, name, group, shares, keys } = whole
  const row = {
    clause_id: grant.clause.id,
    clause_from: grant.clause.from,
    clause_title: grant.clause.title,
    credit_code: one.creditCode,
    applicant_name: name,
    group_code: group?.creditCode ?? null,
    group_name: group?.name ?? null,
    subject_kind: grant.subjectKind,
    subject_id: one.subject,
    subject_name: one.subjectName,
    amount_fen: BigInt(one.fen),
    origin: 'claim' as const,
    decided_on: one.decidedOn,
    decided_by: one.by,
    basis: one.basis,
    judgement: one.judgement,
    entitled_on: one.entitledOn,
    entitlement: null,
    top_up_of: null,
    sample: true,
    recorded_at: `${one.decidedOn}T02:00:00Z`,
  }
  const { id } = await addCommitmentRow(write, row, { shares, keys })
  return { id, name }
}

const addPayments = async (
  write: Write,
  commitment: string,
  one: SampleCommitment,
  lines: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const { line, fen: amount, paidOn, voucher, by } of one.payments) {
    const at = `${paidOn}T03:00:00Z`
    const paid = { commitment, line: lines.get(line) ?? line, fen: BigInt(amount), paidOn, voucher, by, at }
    await addDisbursementRow(write, { ...paid, sample: true })
  }
  if (!one.reversal) return
  const { at, by, reason } = one.reversal
  await sql`update funding_commitment set reversed_at = ${at}, reversed_by = ${by}, reverse_reason = ${reason},
    version = version + 1 where id = ${commitment}::uuid`.execute(write.sql)
}

const isEmpty = (database: Database): Promise<boolean> =>
  database.read(systemActor, async ({ sql: on }) => {
    const { rows } = await sql`select 1 from budget_line limit 1`.execute(on)
    return rows.length === 0
  })

const loadAll = async (
  write: Write,
  city: City,
  { all, offers }: { readonly all: readonly SampleLine[]; readonly offers: readonly ReadyOffer[] },
): Promise<Result<number>> => {
  const lines = new Map<string, string>()
  for (const one of all) {
    if (one.kind === 'line') {
      const { year, payer, title, unit, document, by, at } = one
      const row = { year, payer, title, unit_id: unit, document, by, at, amount_fen: BigInt(one.fen), sample: true }
      lines.set(one.id, await addLineRow(write, row))
    } else if (one.kind === 'automatic') {
      const { clause, document, answerDays, by, at } = one
      const ids = one.lines.map((id) => lines.get(id) ?? id)
      await addAutomaticRow(write, { clause_id: clause, document, answer_days: answerDays, line_ids: ids, by, at })
    } else if (one.kind === 'commitment') {
      const added = await addCommitment(write, city, one, lines)
      if (added.kind === 'failure') return added
      await addPayments(write, added.value.id, one, lines)
    }
  }
  for (const offer of offers) {
    const added = await addSampleOffer(write, offer)
    if (added.kind === 'failure') return added
  }
  const subject = { kind: 'city', id: city.id }
  await write.audit({ action: 'funding.load-sample', subject, detail: { lines: all.length } })
  write.touch('funding')
  return Result.success(all.length)
}

/** Loads a city's sample budget lines, commitments and payments where there are none yet; gives how many lines were read. */
export const loadSampleFunding = async (database: Database, city: City): Promise<Result<number>> => {
  const read = await readLines(city)
  if (read.kind === 'failure') return read
  const all = read.value
  if (all.length === 0 || !(await isEmpty(database))) return Result.success(0)
  const offers = await readSampleOffers(
    database,
    city,
    all.filter((one) => one.kind === 'offer'),
  )
  if (offers.kind === 'failure') return offers
  return database.write(systemActor, {}, (write) => loadAll(write, city, { all, offers: offers.value }))
}
