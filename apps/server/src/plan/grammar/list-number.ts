const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

const toChinese = (value: number): string => {
  if (value < 10) return digits[value] ?? String(value)
  if (value >= 100) return String(value)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones === 0 ? '' : (digits[ones] ?? '')}`
}

const toCircled = (value: number): string =>
  value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : `(${value})`

const toLetter = (value: number): string => String.fromCharCode(96 + ((value - 1) % 26) + 1)

/** A number of a word processor's list as it shows on the page, by the name of its format in Office Open XML. */
export const toListNumber = (value: number, format: string): string => {
  if (/^(?:chinese|japaneseCounting|japaneseDigital|taiwanese|ideographDigital|ideographLegal)/.test(format)) {
    return toChinese(value)
  }
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese') return toCircled(value)
  if (format === 'decimalEnclosedParen') return `(${value})`
  if (format === 'decimalEnclosedFullstop') return `${value}.`
  if (format === 'lowerLetter') return toLetter(value)
  if (format === 'upperLetter') return toLetter(value).toUpperCase()
  return format === 'bullet' || format === 'none' ? '' : String(value)
}
