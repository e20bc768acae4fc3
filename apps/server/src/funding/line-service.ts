import type { BudgetLine, listBudgetLines } from '@ceyuan/contract'
import { Fen, Problem, Result } from '@ceyuan/values'
import type { z } from 'zod'
import { nearestName } from '../city/nearest-name.ts'
import type { Write, WriteOptions } from '../database/database.ts'
import { readAsked } from './asked-amount.ts'
import type { Asker } from './asker.ts'
import type { FundingContext } from './context.ts'
import {
  addLineRow,
  changeLineRow,
  findLineRow,
  holdLineRows,
  listLineRows,
  listLineYears,
  type CountedLine,
  type LineChange,
  type LineQuery,
  type LineRow,
} from './line-store.ts'

/** What a line is added with. */
export type LineAsked = {
  readonly year: number
  readonly payer: string
  readonly title: string
  readonly unit: string
  readonly amountFen: string
  readonly document: string
}

type Page = z.input<(typeof listBudgetLines)['output']>

/** A change of a line that the actor saw at a version. */
export type LineAct = { readonly id: string; readonly version: number; readonly reason: string }

/** Adds, changes, closes and lists budget lines. */
export type LineService = {
  readonly list: (asker: Asker, query: LineQuery) => Promise<Page>
  readonly add: (asker: Asker, options: WriteOptions, asked: LineAsked) => Promise<Result<BudgetLine>>
  readonly change: (
    asker: Asker,
    options: WriteOptions,
    asked: LineAct & { readonly amountFen: string; readonly document: string },
  ) => Promise<Result<BudgetLine>>
  readonly close: (asker: Asker, options: WriteOptions, asked: LineAct) => Promise<Result<BudgetLine>>
}

const yuan = (fen: bigint): string => Fen.exact(Fen.create(fen), 'yuan')

const toLine = ({ city }: FundingContext, row: CountedLine, locale: Asker['locale']): BudgetLine => {
  const unit = city.units.find(({ id }) => id === row.unit_id)
  return {
    id: row.id,
    year: row.year,
    payer: row.payer,
    title: row.title,
    unit: { id: row.unit_id, name: (locale === 'en' ? unit?.en : unit?.name) ?? row.unit_id },
    amountFen: row.amount_fen.toString(),
    committedFen: row.committed_fen.toString(),
    paidFen: row.paid_fen.toString(),
    leftFen: (row.amount_fen - row.committed_fen).toString(),
    document: row.document,
    commitments: row.commitments,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    sample: row.sample,
    version: row.version,
  }
}

/** Who pays by the clauses of the city, each once. */
const payersOf = ({ policies }: FundingContext): Page['payers'] => {
  const all = [...policies().clauses.values()].flat().flatMap(({ clause }) => clause.shares.map(({ payer }) => payer))
  return [...new Map(all.map((payer) => [payer.zh, payer])).values()]
}

const sumOf = (rows: readonly LineRow[], key: 'amount_fen' | 'committed_fen' | 'paid_fen'): bigint =>
  rows.reduce((sum, row) => sum + row[key], 0n)

const list = async (context: FundingContext, { actor, locale }: Asker, query: LineQuery): Promise<Page> => {
  const { rows, years } = await context.database.read(actor, async (scope) => ({
    rows: await listLineRows(scope, query),
    years: await listLineYears(scope),
  }))
  const [amount, committed] = [sumOf(rows, 'amount_fen'), sumOf(rows, 'committed_fen')]
  return {
    items: rows.map((row) => toLine(context, row, locale)),
    next: null,
    years: [...years],
    payers: payersOf(context),
    totals: {
      amountFen: amount.toString(),
      committedFen: committed.toString(),
      paidFen: sumOf(rows, 'paid_fen').toString(),
      leftFen: (amount - committed).toString(),
    },
  }
}

const checkNew = (context: FundingContext, { payer, unit, amountFen }: LineAsked): Result<bigint> => {
  const payers = payersOf(context).map(({ zh }) => zh)
  const units = context.city.units.map(({ id }) => id)
  const problems = [
    ...(payers.length === 0 || payers.includes(payer)
      ? []
      : [
          Problem.create(
            'funding.payer-unknown',
            { found: payer, known: payers, nearest: nearestName(payer, payers) ?? null },
            { path: '/body/payer' },
          ),
        ]),
    ...(units.includes(unit)
      ? []
      : [
          Problem.create(
            'funding.unit-unknown',
            { found: unit, nearest: nearestName(unit, units) ?? null },
            { path: '/body/unit' },
          ),
        ]),
  ]
  const amount = readAsked(amountFen, '/body/amountFen')
  const [first, ...rest] = [...problems, ...(amount.kind === 'failure' ? amount.problems : [])]
  return first ? Result.failure(first, ...rest) : amount
}

const hold = async (write: Write, { id, version }: LineAct): Promise<Result<LineRow>> => {
  const [row] = await holdLineRows(write, [id])
  if (!row) return Result.failure(Problem.create('funding.line-not-found', { id }))
  if (row.version !== version) {
    return Result.failure(Problem.create('funding.changed-meanwhile', { found: row.version, wanted: version }))
  }
  return row.ended_at === null
    ? Result.success(row)
    : Result.failure(Problem.create('funding.line-closed', { title: row.title }))
}

const change = async (
  write: Write,
  asked: LineAct,
  { action, changes }: { readonly action: string; readonly changes: LineChange },
): Promise<Result<{ readonly id: string }>> => {
  const held = await hold(write, asked)
  if (held.kind === 'failure') return held
  const { amount_fen: before, committed_fen: committed, title } = held.value
  const amount = changes.amount_fen ?? before
  if (amount < committed) {
    const values = { title, found: yuan(amount), committed: yuan(committed) }
    return Result.failure(Problem.create('funding.line-below-committed', values, { path: '/body/amountFen' }))
  }
  await changeLineRow(write, asked.id, changes)
  const detail = { before: before.toString(), after: amount.toString(), document: changes.document ?? null }
  await write.audit({ action, subject: { kind: 'budgetLine', id: asked.id }, detail, reason: asked.reason })
  write.touch('funding')
  return Result.success({ id: asked.id })
}

const get = async (context: FundingContext, { actor, locale }: Asker, id: string): Promise<Result<BudgetLine>> => {
  const row = await context.database.read(actor, (scope) => findLineRow(scope, id))
  return row
    ? Result.success(toLine(context, row, locale))
    : Result.failure(Problem.create('funding.line-not-found', { id }))
}

const add = (
  context: FundingContext,
  { actor }: Asker,
  options: WriteOptions,
  { fen, ...asked }: LineAsked & { readonly fen: bigint },
) =>
  context.database.write(actor, options, async (write) => {
    const { year, payer, title, unit, document } = asked
    const id = await addLineRow(write, { year, payer, title, unit_id: unit, amount_fen: fen, document, sample: false })
    const detail = { year, payer, title, unit, fen: fen.toString(), document }
    await write.audit({ action: 'funding.add-line', subject: { kind: 'budgetLine', id }, detail })
    write.touch('funding')
    return Result.success({ id })
  })

/** The budget lines of a city. */
export const createLineService = (context: FundingContext): LineService => {
  const shown = async (asker: Asker, done: Result<{ readonly id: string }>): Promise<Result<BudgetLine>> =>
    done.kind === 'failure' ? done : get(context, asker, done.value.id)
  return Object.freeze({
    list: (asker, query) => list(context, asker, query),
    add: async (asker, options, asked) => {
      const checked = checkNew(context, asked)
      return checked.kind === 'failure'
        ? checked
        : shown(asker, await add(context, asker, options, { ...asked, fen: checked.value }))
    },
    change: async (asker, options, asked) => {
      const amount = readAsked(asked.amountFen, '/body/amountFen')
      if (amount.kind === 'failure') return amount
      const changes = { amount_fen: amount.value, document: asked.document }
      return shown(
        asker,
        await context.database.write(asker.actor, options, (write) =>
          change(write, asked, { action: 'funding.change-line', changes }),
        ),
      )
    },
    close: async (asker, options, asked) =>
      shown(
        asker,
        await context.database.write(asker.actor, options, (write) =>
          change(write, asked, {
            action: 'funding.close-line',
            changes: { ended_at: write.at, end_reason: asked.reason },
          }),
        ),
      ),
  } satisfies LineService)
}
