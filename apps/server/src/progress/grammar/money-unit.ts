/** The units of money that an indicator may be in, by the words for them. */
export const moneyUnitWords: Readonly<Record<string, string>> = Object.freeze({
  分: 'fen',
  元: 'yuan',
  万元: 'wanYuan',
  亿元: 'yiYuan',
})
