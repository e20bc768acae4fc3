import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const compiled = (dialect: string): string =>
  execFileSync(
    process.execPath,
    [
      join(import.meta.dirname, 'main.ts'),
      'policy',
      'compile',
      '--dialect',
      dialect,
      '--city',
      'tianjin',
      '--on',
      '2026-11-23',
    ],
    { encoding: 'utf8' },
  )

const clause = (sql: string, id: string): string => {
  const start = sql.indexOf(`  -- ${id} `)
  return sql.slice(start, sql.indexOf('\n  -- ', sql.indexOf(`${id}_fen`)))
}

describe('ceyuan policy compile', () => {
  it.each(['postgres', 'duckdb', 'spark'])(
    'prints a clause readable, with its article as comment, for %s',
    (dialect) => {
      expect(clause(compiled(dialect), 'TJ-1a')).toMatchSnapshot()
    },
  )
})
