const digitValues: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

const smallPowers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** The pattern source of a numeral as plans write it: Arabic (half or full width, grouped, decimal) or Chinese. */
export const numeralSource: string =
  '(?:[0-9０-９]{1,3}(?:,[0-9０-９]{3})+|[0-9０-９]{1,15}(?:[.．][0-9０-９]{1,6})?|[〇零一二两三四五六七八九十百千]{1,12})'

/** Text with its full-width digits in half width; every offset stays. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replaceAll('．', '.')

const parsePlaces = (text: string): number | undefined => {
  let value = 0
  let digit: number | undefined
  for (const character of text) {
    const power = smallPowers[character]
    if (power !== undefined) {
      value += (digit ?? 1) * power
      digit = undefined
    } else {
      digit = digitValues[character]
      if (digit === undefined) return undefined
    }
  }
  return value + (digit ?? 0)
}

const parseChinese = (text: string): number | undefined => {
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text))
    return Number(
      Array.from(text)
        .map((digit) => digitValues[digit])
        .join(''),
    )
  return parsePlaces(text)
}

/** The number that a numeral says, in Arabic or Chinese digits up to 千; undefined for anything else. */
export const parseNumeral = (text: string): number | undefined => {
  const plain = toHalfWidth(text).replaceAll(',', '')
  if (/^[0-9]+(?:\.[0-9]+)?$/.test(plain)) return Number(plain)
  return /^[〇零一二两三四五六七八九十百千]+$/.test(plain) ? parseChinese(plain) : undefined
}
