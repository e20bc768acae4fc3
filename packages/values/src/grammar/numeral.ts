/** Chinese digits, everyday and financial (大写), with their values. */
export const digitWords: Readonly<Record<string, bigint>> = Object.freeze({
  〇: 0n,
  零: 0n,
  一: 1n,
  二: 2n,
  两: 2n,
  三: 3n,
  四: 4n,
  五: 5n,
  六: 6n,
  七: 7n,
  八: 8n,
  九: 9n,
  壹: 1n,
  贰: 2n,
  叁: 3n,
  肆: 4n,
  伍: 5n,
  陆: 6n,
  柒: 7n,
  捌: 8n,
  玖: 9n,
})

/** Words that multiply the digit before them, within a group of four. */
export const placeWords: Readonly<Record<string, bigint>> = Object.freeze({
  十: 10n,
  百: 100n,
  千: 1000n,
  拾: 10n,
  佰: 100n,
  仟: 1000n,
})

/** Words that close a group of four digits. */
export const groupWords: Readonly<Record<string, bigint>> = Object.freeze({
  万: 10_000n,
  亿: 100_000_000n,
})

/** Texts that say that there is no value. */
export const absentWords: ReadonlySet<string> = new Set([
  'n/a',
  'na',
  'null',
  'none',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\',
  '无',
  '空',
  '暂无',
  '未知',
  '不详',
  '未填',
])
