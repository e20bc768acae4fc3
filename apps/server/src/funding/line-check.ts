import type { Clause } from '@ceyuan/policy'
import { Fen, Problem } from '@ceyuan/values'
import type { NewShare } from './commitment-store.ts'
import type { LineRow } from './line-store.ts'
import { partText, sharesOf, splitFen, type ShareOf } from './split-shares.ts'

const at = { path: '/body/lines' }
const yuan = (fen: bigint): string => Fen.exact(Fen.create(fen), 'yuan')

type Placed = ShareOf & { readonly fen: bigint; readonly line: LineRow | undefined }

const place = (shares: readonly ShareOf[], fen: bigint, lines: readonly LineRow[]): readonly Placed[] => {
  const amounts = splitFen(
    fen,
    shares.map(({ part }) => part),
  )
  return shares.map((share, index) => ({
    ...share,
    fen: amounts[index] ?? 0n,
    line: share.payer === null ? lines[0] : lines.find(({ payer }) => payer === share.payer),
  }))
}

const lineProblems = ({ fen, line }: Placed, year: number): readonly Problem[] => {
  if (!line) return []
  const { title, committed_fen: committed, amount_fen: amount } = line
  const left = amount - committed
  return [
    ...(line.ended_at === null ? [] : [Problem.create('funding.line-closed', { title }, at)]),
    ...(line.year === year
      ? []
      : [Problem.create('funding.line-of-other-year', { title, found: line.year, wanted: year }, at)]),
    ...(fen <= left
      ? []
      : [Problem.create('funding.line-exhausted', { title, left: yuan(left), wanted: yuan(fen) }, at)]),
  ]
}

const fitProblems = (
  shares: readonly ShareOf[],
  lines: readonly LineRow[],
  asked: readonly string[],
): readonly Problem[] => {
  const unknown = asked.filter((id) => !lines.some((line) => line.id === id))
  const payers = shares.map(({ payer }) => payer)
  const others = payers.includes(null) ? [] : lines.filter(({ payer }) => !payers.includes(payer))
  const isFit = lines.length === shares.length && new Set(lines.map(({ payer }) => payer)).size === lines.length
  const wanted = payers.map((payer) => payer ?? '1')
  return [
    ...unknown.map((id) => Problem.create('funding.line-not-found', { id }, at)),
    ...others.map(({ title, payer }) => Problem.create('funding.line-of-other-payer', { title, payer, wanted }, at)),
    ...(isFit || unknown.length + others.length > 0
      ? []
      : [Problem.create('funding.lines-do-not-fit', { wanted, found: lines.map(({ payer }) => payer) }, at)]),
  ]
}

/** The payers of a clause as they are wanted of lines; whether some lines are one for each. */
export const linesFit = (clause: Clause, lines: readonly LineRow[], asked: readonly string[]): readonly Problem[] =>
  fitProblems(sharesOf(clause.shares), lines, asked)

/** How an amount falls on the lines that were named, and everything that keeps them from paying it. Unit: fen. */
export const shareOut = (
  clause: Clause,
  fen: bigint,
  {
    lines,
    asked,
    year,
  }: { readonly lines: readonly LineRow[]; readonly asked: readonly string[]; readonly year: number },
): { readonly shares: readonly NewShare[]; readonly problems: readonly Problem[] } => {
  const shares = sharesOf(clause.shares)
  const placed = place(shares, fen, lines)
  return {
    shares: placed.flatMap(({ line, payer, part, fen: own }) =>
      line ? [{ line: line.id, payer, part: partText(part), fen: own }] : [],
    ),
    problems: [...fitProblems(shares, lines, [...new Set(asked)]), ...placed.flatMap((one) => lineProblems(one, year))],
  }
}
