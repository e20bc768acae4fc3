import { type ColumnProgram, type Dialect, programSql, type RuleSql } from '@ceyuan/feel'
import { type CivilDate, Result } from '@ceyuan/values'
import { formatCondition } from './format-sql.ts'
import type { PopulationRule } from './rule.ts'

const comment = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  -- ${line}`.trimEnd())
    .join('\n')

// The article as comment: what it is called, where it stands, what it says, and the rule as the official wrote it.
const article = ({ id, ready: { clause, policy } }: PopulationRule): string => {
  const number = policy.number === null ? '' : ` ${policy.number}`
  const source = [clause.source.title, clause.source.date, clause.source.link].filter((part) => part !== null)
  const lines = [
    `${id} ${clause.title.zh} / ${clause.title.en}`,
    `${policy.title}${number}`,
    source.join(', '),
    clause.quote,
    ...(clause.condition === null ? [] : [`FEEL: ${clause.condition}`]),
    ...(clause.amount === null ? [] : [`FEEL: ${clause.amount}${clause.cap === null ? '' : ` <= ${clause.cap} fen`}`]),
  ]
  return lines.map(comment).join('\n')
}

const hang = (text: string, by: number): string => text.replaceAll('\n', `\n${' '.repeat(by)}`)

const columnsSql = (rule: RuleSql, { identifier }: Dialect): string => {
  const [yes, no] = [hang(formatCondition(rule.yes), 9), hang(formatCondition(rule.no), 9)]
  const applies = [
    '  case',
    `    when ${yes} then true`,
    ...(rule.no === 'false' ? [] : [`    when ${no} then false`]),
    `  end as ${identifier(`${rule.id}_applies`)}`,
  ]
  const pays = [
    '  case',
    `    when ${yes}`,
    `    then ${rule.amount ?? 'null'}`,
    `  end as ${identifier(`${rule.id}_fen`)}`,
  ]
  return `${applies.join('\n')},\n${pays.join('\n')}`
}

/** What a population query is written for. */
export type PopulationQuery = {
  readonly dialect: Dialect
  readonly on: CivilDate
  /** The table with a column for each fact, under its name: money in fen as `bigint`. */
  readonly table: string
  /** Columns of the table to hand on as they are. */
  readonly keep: readonly string[]
}

/** Writes the clauses of a program as one readable query, each with its article as comment: whether it applies, and what it pays in fen. */
export const populationSql = (
  program: ColumnProgram,
  rules: readonly PopulationRule[],
  { dialect, on, table, keep }: PopulationQuery,
): Result<string> =>
  Result.map(programSql(program, dialect), (written) => {
    const columns = written.map((sql, index) => {
      const rule = rules[index]
      return `${rule ? `${article(rule)}\n` : ''}${columnsSql(sql, dialect)}`
    })
    const kept = keep.map((name) => `  ${dialect.identifier(name)}`)
    return `-- ${on}, ${dialect.name}, ${rules.length}\nselect\n${[...kept, ...columns].join(',\n')}\nfrom ${dialect.identifier(table)}\n`
  })
