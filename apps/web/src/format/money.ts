/** The display units of money; amounts themselves are whole fen. */
export type MoneyUnit = 'yuan' | 'tenThousand' | 'hundredMillion'

const fenIn: Readonly<Record<MoneyUnit, bigint>> = Object.freeze({
  yuan: 100n,
  tenThousand: 1_000_000n,
  hundredMillion: 10_000_000_000n,
})

const group = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')

/** The unit an amount is shown in when it stands alone: hundreds of millions from one on, else tens of thousands. */
export const moneyUnitOf = (fen: bigint): MoneyUnit =>
  fen >= fenIn.hundredMillion || fen <= -fenIn.hundredMillion ? 'hundredMillion' : 'tenThousand'

/** An amount of fen in a unit with two decimals, rounded half away from zero; exact, never through a float. */
export const formatMoney = (fen: bigint, unit: MoneyUnit = moneyUnitOf(fen)): string => {
  const size = fenIn[unit]
  const magnitude = fen < 0n ? -fen : fen
  const hundredths = (magnitude * 100n * 2n + size) / (size * 2n)
  const sign = fen < 0n && hundredths > 0n ? '-' : ''
  return `${sign}${group((hundredths / 100n).toString())}.${(hundredths % 100n).toString().padStart(2, '0')}`
}

/** The exact amount in yuan, for the tooltip. */
export const formatYuan = (fen: bigint): string => formatMoney(fen, 'yuan')
