import { givenValue, subjectKind } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database, Write } from '../database/database.ts'
import { addNamedRow, addSupplied, judgeSupplied, type NewSupplied } from './supplied-store.ts'

const told = { creditCode: z.string(), at: z.iso.datetime(), by: z.string() }
const about = { subject: z.strictObject({ kind: subjectKind, id: z.string().nullable() }), fact: z.string() }

// A project or product that the enterprise named is told by its name.
const line = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('project'), name: z.string(), ...told }),
  z.strictObject({ kind: z.literal('product'), name: z.string(), ...told }),
  z.strictObject({ kind: z.literal('fact'), value: givenValue, ...about, ...told }),
  z.strictObject({ kind: z.literal('verdict'), holds: z.boolean(), unit: z.string(), ...about, ...told }),
])

type Line = z.output<typeof line>
type Subject = NewSupplied['subject']

const file = 'supplied-facts.jsonl'

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const readLines = async ({ folder }: Pick<City, 'folder'>): Promise<Result<readonly Line[]>> => {
  const text = await readFile(join(folder, 'sample', file), 'utf8').catch(() => '')
  const lines = text
    .split('\n')
    .flatMap((content, index) => (content.trim() === '' ? [] : [{ content, at: index + 1 }]))
  return Result.all(
    lines.map(({ content, at }): Result<Line> => {
      const parsed = line.safeParse(parseJson(content))
      if (parsed.success) return Result.success(parsed.data)
      const reason = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ')
      return Result.failure(Problem.create('city.sample-wrong', { file, line: at, reason }, { source: file, line: at }))
    }),
  )
}

type Kept = { readonly named: Map<string, string>; readonly facts: Map<string, string> }

const keyOf = (creditCode: string, { kind, id }: Subject, fact: string): string =>
  `${creditCode} ${kind} ${id ?? ''} ${fact}`

const subjectOf = (
  { subject, creditCode }: Exclude<Line, { kind: 'product' | 'project' }>,
  { named }: Kept,
): Subject => ({
  ...subject,
  id: named.get(`${creditCode} ${subject.kind} ${subject.id}`) ?? subject.id,
})

const keep = async (write: Write, one: Line, kept: Kept): Promise<void> => {
  const { creditCode, at, by } = one
  if (one.kind === 'product' || one.kind === 'project') {
    const id = await addNamedRow(write, { kind: one.kind, creditCode, name: one.name, at, by, sample: true })
    if (id !== undefined) kept.named.set(`${creditCode} ${one.kind} ${one.name}`, id)
    return
  }
  const subject = subjectOf(one, kept)
  const key = keyOf(creditCode, subject, one.fact)
  if (one.kind === 'fact') {
    const { fact, value } = one
    const said = { creditCode, subject, fact, value, document: null, at, by, sample: true }
    kept.facts.set(key, await addSupplied(write, said))
    return
  }
  const id = kept.facts.get(key)
  if (id !== undefined) await judgeSupplied(write, id, { holds: one.holds, note: null, unit: one.unit, at, by })
}

const isEmpty = (database: Database): Promise<boolean> =>
  database.read(systemActor, async ({ sql: on }) => {
    const { rows } = await sql`select 1 from supplied_fact limit 1`.execute(on)
    return rows.length === 0
  })

/** Loads what the sample's enterprises say of themselves, once; gives how many lines. */
export const loadSamplePolicy = async (database: Database, city: City): Promise<Result<number>> => {
  const read = await readLines(city)
  if (read.kind === 'failure') return read
  const lines = read.value
  if (lines.length === 0 || !(await isEmpty(database))) return Result.success(0)
  return database.write(systemActor, {}, async (write) => {
    const kept: Kept = { named: new Map(), facts: new Map() }
    for (const one of lines) await keep(write, one, kept)
    await write.audit({
      action: 'policy.load-sample',
      subject: { kind: 'city', id: city.id },
      detail: { lines: lines.length },
    })
    return Result.success(lines.length)
  })
}
