import type { Share } from '@ceyuan/policy'
import { Rate } from '@ceyuan/values'

/** The part of a commitment that one payer takes; the payer is null where the clause names none. */
export type ShareOf = { readonly payer: string | null; readonly part: Rate }

/** The shares of a clause; a clause that names no payers is paid by one, whoever it is. */
export const sharesOf = (shares: readonly Share[]): readonly ShareOf[] =>
  shares.length === 0
    ? [{ payer: null, part: Rate.create(1n) }]
    : shares.map(({ payer, part }) => ({ payer: payer.zh, part }))

/** A part as an exact fraction, such as `1/2`. */
export const partText = ({ numerator, denominator }: Rate): string =>
  denominator === 1n ? numerator.toString() : `${numerator}/${denominator}`

/**
 * Splits an amount into parts that add up to it, to the fen. Rounding: every part is cut to the fen, and the fen that are left
 * go one by one to the parts that lost most, equal losses in the order of the clause (largest remainder).
 */
export const splitFen = (fen: bigint, parts: readonly Rate[]): readonly bigint[] => {
  const cut = parts.map(({ numerator, denominator }) => ({
    fen: (fen * numerator) / denominator,
    lost: Rate.create((fen * numerator) % denominator, denominator),
  }))
  const left = Number(fen - cut.reduce((sum, one) => sum + one.fen, 0n))
  const order = cut
    .map((one, index) => ({ index, lost: one.lost }))
    .toSorted((a, b) => Rate.compare(b.lost, a.lost) || a.index - b.index)
  const raised = new Set(order.slice(0, left).map(({ index }) => index))
  return cut.map((one, index) => one.fen + (raised.has(index) ? 1n : 0n))
}
