/** Words that multiply an amount, longest first. */
export const scaleWords: readonly (readonly [word: string, power: number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
]

/** What stands for the yuan after (or for signs, before) an amount; the empty word only after a scale. */
export const yuanWords: ReadonlySet<string> = new Set([
  '元',
  '圆',
  '元人民币',
  '人民币',
  '人民币元',
  '元整',
  '圆整',
  '元人民币整',
  'rmb',
  'cny',
  '元rmb',
  'yuan',
  '¥',
  '￥',
])

/** The sign that ends the yuan of an amount in words. */
export const yuanSign: RegExp = /[元圆]/u

/** The words for a tenth and a hundredth of a yuan, as powers of ten of a fen. */
export const smallWords: Readonly<Record<string, number>> = Object.freeze({ 角: 1, 分: 0 })

/** Currencies other than the yuan, by the words that name them. */
export const foreignWords: readonly string[] = [
  '美元',
  '美金',
  'usd',
  '日元',
  '日圆',
  'jpy',
  '欧元',
  'eur',
  '港币',
  '港元',
  'hkd',
  '英镑',
  'gbp',
  '德国马克',
  '马克',
  '澳大利亚元',
  '澳元',
  'aud',
  '加拿大元',
  '加元',
  'cad',
  '瑞士法郎',
  '法郎',
  'chf',
  '新加坡元',
  '新元',
  'sgd',
  '韩元',
  '韩圆',
  'krw',
  '新台币',
  '台币',
  'twd',
  '澳门元',
  '澳门币',
  '卢布',
  '泰铢',
  '丹麦克朗',
  '瑞典克朗',
  '挪威克朗',
  '克朗',
  '新西兰元',
]

/** How units of money are written. */
export const moneyUnitNames: Readonly<Record<'fen' | 'yuan' | 'wanYuan' | 'yiYuan', string>> = Object.freeze({
  fen: '分',
  yuan: '元',
  wanYuan: '万元',
  yiYuan: '亿元',
})
