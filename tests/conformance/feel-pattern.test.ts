import { check, type Dictionary, evaluate, FactType, parse, toSql, toText } from '@ceyuan/feel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRunners, type SqlRunner } from './sql-runner.ts'

const dictionary: Dictionary = { 文: FactType.string }

const inputs = [
  null,
  '',
  '津政办发〔2024〕23号',
  'a.b',
  'a\nb',
  'a\tb ',
  'abab',
  '一二三',
  '٣٤',
  '91120000MA0123456X',
  '[x]',
  'a-b',
]

const patterns = [
  '^津政办发〔\\d{4}〕\\d+号$',
  'a.b',
  'a\\.b',
  '^(ab)+$',
  '^[一-龥]+$',
  '^[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-Z]{10}$',
  '\\s$',
  '^$',
  '^\\d+$',
  '(?:a|一).*?(?:b|三)',
  '\\[x\\]',
  '[^a-z]-?b',
  '天|',
]

describe('patterns in SQL', () => {
  let runners: readonly SqlRunner[] = []
  beforeAll(async () => {
    runners = await openRunners()
  }, 60_000)
  afterAll(async () => {
    for (const runner of runners) await runner.close()
  })

  it.each(patterns)('8.3 match the same texts as by interpretation: %s', async (pattern) => {
    const text = `matches(文, "${pattern.replaceAll('\\', '\\\\')}")`
    const parsed = parse(text, dictionary)
    const typed = parsed.kind === 'success' ? check(parsed.value, dictionary) : parsed
    const sql =
      typed.kind === 'success' ? toSql(typed.value, { dialect: 'postgres', column: () => '"t"', as: 'value' }) : typed
    if (parsed.kind === 'failure' || sql.kind === 'failure') throw new Error(`${text} was refused`)
    const wanted = inputs.map((input) => {
      const result = evaluate(parsed.value, { 文: input })
      return result.kind === 'success' && result.value.value !== null ? toText(result.value.value) : null
    })
    const rows = inputs.map((_, index) => `select ${index} as place, $${index + 2}::text as "t"`).join(' union all ')
    for (const runner of runners) {
      const query = `select (${sql.value.sql})::text as v from (${rows}) as r order by place`
      const found = await runner.values(query, [...sql.value.parameters, ...inputs])
      expect([runner.name, ...found]).toEqual([runner.name, ...wanted])
    }
  })
})
