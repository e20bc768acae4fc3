/** The functions that make money, with the fen of one unit. */
export const moneyUnits: ReadonlyMap<string, number> = new Map([
  ['分', 1],
  ['元', 100],
  ['万元', 1_000_000],
  ['亿元', 10_000_000_000],
])

/** The name of the one parameter of each of them. */
export const moneyParameter = '数额'
