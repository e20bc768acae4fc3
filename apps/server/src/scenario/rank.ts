import type { ScenarioRanking } from '@ceyuan/contract'
import { chunkRows } from '@ceyuan/feel'
import { Problem, Result } from '@ceyuan/values'
import type { RankOf } from './budgets.ts'
import type { Population } from './population.ts'

const none: RankOf = () => null

/** Reads by what enterprises are ranked: a number, amount or day that the population has of them. */
export const rankOf = (
  { by, fact }: ScenarioRanking,
  { tables }: Population,
  hidden: ReadonlySet<string>,
): Result<RankOf> => {
  if (by !== 'fact') return Result.success(none)
  const { columns, chunks } = tables.applicant
  const column = columns.find(({ name }) => name === fact)
  const isRanking = column?.storage === 'float64' || column?.storage === 'int32'
  if (!column || !isRanking || hidden.has(column.name)) {
    return Result.failure(
      Problem.create('scenario.fact-cannot-rank', { found: fact ?? '' }, { path: '/body/ranking/fact' }),
    )
  }
  return Result.success((enterprise) => {
    const [chunk, row] = [chunks[Math.floor(enterprise / chunkRows)], enterprise % chunkRows]
    if (!chunk) return null
    const known = (((chunk.bits(column.name, 'known')[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1
    if (!known) return null
    return (column.storage === 'int32' ? chunk.days(column.name) : chunk.numbers(column.name))[row] ?? null
  })
}
