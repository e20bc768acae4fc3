const typed = /^(\d{1,20})(?:\.(\d{1,6}))?$/u

/** An amount typed in ten thousands of yuan as whole fen, digit by digit; undefined where it is none or finer than a fen. */
export const toFen = (text: string): string | undefined => {
  const found = typed.exec(text.trim().replaceAll(/[,，\s]/gu, ''))
  if (!found) return undefined
  const [, whole = '0', part = ''] = found
  return BigInt(whole + part.padEnd(6, '0')).toString()
}

/** Whole fen as it is typed in ten thousands of yuan, exactly. */
export const fromFen = (fen: string): string => {
  const digits = fen.padStart(7, '0')
  const part = digits.slice(-6).replace(/0+$/u, '')
  return digits.slice(0, -6) + (part === '' ? '' : `.${part}`)
}

/** The part that one amount is of another, between 0 and 1; for bars alone. */
export const shareOf = (fen: string, whole: string): number =>
  whole === '0' ? 0 : Math.min(Math.max(Number(BigInt(fen)) / Number(BigInt(whole)), 0), 1)
