import { formulate } from './formulate.ts'
import type { MixedIntegerSolver } from './mixed-integer.ts'
import type { Piece } from './piece.ts'
import { takeInOrder } from './start.ts'
import type { Found, TrueValue } from './value-search.ts'

// Below this many steps in all, the solver's tolerance of 10⁻⁹ a column cannot hide a whole step.
const mostExactSteps = 50_000_000

const divisor = (a: number, b: number): number => {
  let [one, other] = [a, b]
  while (other !== 0) [one, other] = [other, one % other]
  return one
}

const stepOf = (piece: Piece): number => {
  let step = 0
  for (const weight of piece.weight) step = divisor(step, weight)
  for (const room of piece.room) if (room < Infinity) step = divisor(step, room)
  return Math.max(1, step)
}

/**
 * Asks the mixed-integer solver. Its choice is rounded and counted again exactly. Its proof is taken only where amounts are
 * whole steps so few that its tolerance cannot hide one; otherwise its bound is taken with a margin.
 */
export const proveMixed = (
  piece: Piece,
  known: Found,
  { solver, trueValue }: { readonly solver: MixedIntegerSolver; readonly trueValue: TrueValue },
): { readonly found: Found; readonly bound: number; readonly proved: boolean } => {
  const step = stepOf(piece)
  let total = 0
  for (const weight of piece.weight) total += weight / step
  const isExact = total <= mostExactSteps && trueValue === null
  const scale = isExact ? step : Math.max(step, (total * step) / mostExactSteps)
  const answer = solver(formulate(piece, known.chosen, scale))
  const chosen = Array.from({ length: piece.size }, (_, grant) => grant).filter(
    (grant) => (answer.values[grant] ?? 0) > 0.5,
  )
  const repaired = takeInOrder(piece, chosen, [])
  const value = trueValue === null ? repaired.value : Number(trueValue.fen(repaired.chosen) / trueValue.unit)
  const found = value > known.value ? { value, chosen: repaired.chosen, proved: false } : known
  const isProved = isExact && answer.finished && answer.bound < found.value / step + 0.5
  const bound = isExact
    ? Math.floor(answer.bound + 0.5) * step
    : Math.ceil((answer.bound + ((total * step) / scale) * 1e-6) * scale)
  return { found, bound: Math.max(bound, found.value), proved: isProved }
}
