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
 * Splits an amount into parts that add up to it, to the fen. Rounding: every part is cut to the fen, and the last one has the
 * rest, as bundles are shown (rule 8.5 of the policy package).
 */
export const splitFen = (fen: bigint, parts: readonly Rate[]): readonly bigint[] => {
  const cut = parts.slice(0, -1).map(({ numerator, denominator }) => (fen * numerator) / denominator)
  return [...cut, fen - cut.reduce((sum, one) => sum + one, 0n)]
}
